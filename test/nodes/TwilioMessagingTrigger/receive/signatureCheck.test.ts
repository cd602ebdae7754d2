import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { emptyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { defaults } from '../../../twilio-stand-in/server';
import { setUpReceiver, webhookPath, type ReceivingTrigger } from './receivingTrigger';

/** Covers webhookRequest. */

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);

type Form = Readonly<Record<string, string>>;
const urlEncoded = 'application/x-www-form-urlencoded';
const token = defaults.authToken;

let count = 0;
/** A message that nothing is known of yet. */
const message = (fields: Form = {}): Form => ({
	MessageSid: `SM${String(++count).padStart(32, '0')}`,
	From: '+14155550101',
	To: '+12025550100',
	Body: 'Hello',
	...fields,
});

interface Call {
	/** What Twilio has signed; the address that n8n believes in unless told otherwise. */
	readonly signedUrl?: string;
	readonly signature?: string;
	readonly contentType?: string;
	/** From the path on. */
	readonly called?: string;
	readonly body?: string | Buffer;
}

/** Posts a form with a signature over an address, by what the SDK makes of both. */
async function call(
	webhookBaseUrl: string,
	{ signedUrl, signature, contentType = urlEncoded, called, body }: Call = {},
	trigger: ReceivingTrigger = {},
) {
	const form = message();
	const url = signedUrl ?? webhookBaseUrl + webhookPath;
	return await receiver.send(
		{
			headers: {
				'Content-Type': contentType,
				'X-Twilio-Signature': signature ?? getExpectedTwilioSignature(token, url, form),
			},
			body: body ?? new URLSearchParams(form).toString(),
			...(called !== undefined && { called }),
		},
		{ webhookBaseUrl, ...trigger },
	);
}

const taken = { status: 200, body: emptyTwiml, items: [{}] };
const refused = { status: 403, body: '', items: undefined };

describe('R1: what Twilio signs is what was configured, or what that becomes on the way', () => {
	const encoded = 'https://n8n.example.com/b%C3%BCro/webhook';
	test.each([
		['a host in capital letters', 'https://N8N.Example.com/webhook', undefined],
		[
			'a host in capital letters, signed in small ones',
			'https://N8N.Example.com/webhook',
			'https://n8n.example.com/webhook',
		],
		['a path as it was typed', 'https://n8n.example.com/büro/webhook', undefined],
		['a path as it was typed, signed in escapes', 'https://n8n.example.com/büro/webhook', encoded],
		['a path in escapes', encoded, undefined],
		['a login', 'https://user:pass@n8n.example.com/webhook', undefined],
		[
			'a login, which is not signed',
			'https://user:pass@n8n.example.com/webhook',
			'https://n8n.example.com/webhook',
		],
		['a port', 'https://n8n.example.com:8443/webhook', undefined],
		[
			'the usual port, signed without it',
			'https://n8n.example.com:443/webhook',
			'https://n8n.example.com/webhook',
		],
		[
			'no port, signed with the usual one',
			'https://n8n.example.com/webhook',
			'https://n8n.example.com:443/webhook',
		],
		['a scheme in capital letters', 'HTTPS://n8n.example.com/webhook', undefined],
		['n8n below a path', 'https://Example.com/n8n/webhook', undefined],
		['a host of another script', 'https://bücher.example/webhook', undefined],
		[
			'a host of another script, signed in the letters of old',
			'https://bücher.example/webhook',
			'https://xn--bcher-kva.example/webhook',
		],
	])('%s', async (_what, base, signedBase = base) => {
		const { log, ...received } = await call(base, { signedUrl: signedBase + webhookPath });
		expect([received, log]).toMatchObject([taken, []]);
	});

	test('and the same for the editor, which listens at another path', async () => {
		const base = 'https://User@N8N.Example.com/n8n/webhook';
		const signedUrl = `https://N8N.Example.com/n8n/webhook-test${webhookPath}`;
		const called = `/webhook-test${webhookPath}`;
		expect(await call(base, { signedUrl, called })).toMatchObject(taken);
	});

	test('and never what another host, path or token would have', async () => {
		for (const signedUrl of [
			`https://other.example.com/webhook${webhookPath}`,
			`https://n8n.example.com/other${webhookPath}`,
			`https://n8n.example.com:8443/webhook${webhookPath}`,
			`http://n8n.example.com/webhook${webhookPath}`,
		]) {
			expect(await call('https://n8n.example.com/webhook', { signedUrl })).toMatchObject(refused);
		}
	});

	test('a login is not written into the log', async () => {
		const { log } = await call('https://user:pass@n8n.example.com/webhook', {
			signature: 'A'.repeat(27) + '=',
		});
		expect(log.join()).toContain('https://n8n.example.com/webhook');
		expect(log.join()).not.toContain('pass');
	});
});

describe('R8: a body that is no form', () => {
	const base = 'https://n8n.example.com/webhook';
	const json = JSON.stringify(message());
	const path = `/webhook${webhookPath}`;
	const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');
	const post = async (query: string, body: string, contentType = 'application/json') => {
		const signedUrl = base + webhookPath + query;
		const signature = getExpectedTwilioSignature(token, signedUrl, {});
		return await call(base, { contentType, body, signature, called: path + query });
	};

	test('is refused when only its address is signed', async () => {
		expect(await post('', json)).toMatchObject(refused);
		expect(await post('?bodySHA256=', json)).toMatchObject(refused);
		expect(await post('', json, 'text/plain')).toMatchObject(refused);
		expect(await post('', json, '')).toMatchObject(refused);
	});

	test('is taken when the address has its hash, and only with this body', async () => {
		expect(await post(`?bodySHA256=${hashOf(json)}`, json)).toMatchObject(taken);
		const other = JSON.stringify(message({ Body: 'Forged' }));
		expect(await post(`?bodySHA256=${hashOf(json)}`, other)).toMatchObject(refused);
	});
});

test.each([
	urlEncoded,
	'Application/X-WWW-Form-URLEncoded',
	'APPLICATION/X-WWW-FORM-URLENCODED; CHARSET=utf-8',
	' application/x-www-form-urlencoded ;charset=UTF-8',
])('R28: a form may call itself %p', async (contentType) => {
	expect(await call('https://n8n.example.com/webhook', { contentType })).toMatchObject(taken);
});

test.each([
	'application/x-www-form-urlencoded-not',
	'multipart/form-data; boundary=x',
	'text/plain',
])('R28: and nothing that calls itself %p is one', async (contentType) => {
	expect(await call('https://n8n.example.com/webhook', { contentType })).toMatchObject(refused);
});

describe('R9: a forged request', () => {
	const base = 'https://N8N.Example.com/webhook';
	const forged = `${'A'.repeat(27)}=`;
	const fields = (number: number) =>
		Array.from({ length: number }, (_, index) => `a${index}=1`).join('&');
	const large = Buffer.from(fields(1_000_000));
	const manyNames = Array.from({ length: 1800 }, (_, index) => `n${index}`).join('&');
	const heavy = (part: string) => Buffer.from(`Body=${part.repeat(200_000 / part.length)}`);

	test.each([
		['no shape of a signature', 'forged'],
		['the shape of one', forged],
	])('with %s, no field is read: an expression could cost seconds', async (_what, signature) => {
		const replyText = '={{ Array.from({ length: 3_000_000 }, (_, each) => String(each)).join() }}';
		const parameters = { reply: 'text', replyText };
		const received = await call(base, { signature }, { parameters });
		expect(received).toMatchObject(refused);
		process.stdout.write(`Forged, a heavy expression: ${received.milliseconds.toFixed(2)} ms\n`);
		expect(received.milliseconds).toBeLessThan(100);
	});

	test('learns nothing of a field that cannot be read: only Twilio is told that n8n has failed', async () => {
		const parameters = { source: 'phoneNumber', phoneNumberSid: 'none' };
		expect(await call(base, { signature: forged }, { parameters })).toMatchObject(refused);
		const { log, ...received } = await call(base, {}, { parameters });
		expect(received).toMatchObject({ status: 500, body: '', items: undefined });
		expect(log).toEqual([expect.stringContaining('nothing can be received (500)')]);
	});

	test('is one wherever Check Signature stands: only the option itself is worked out', async () => {
		const unchecked = { options: { checkSignature: '={{ false }}' } };
		expect(await call(base, { signature: forged }, { parameters: unchecked })).toMatchObject(taken);
		const checked = {
			options: { checkSignature: '={{ true }}', replaceExisting: '={{ nothing( }}' },
		};
		expect(await call(base, { signature: forged }, { parameters: checked })).toMatchObject(refused);
		const unknown = { options: { checkSignature: '={{ nothing( }}' } };
		const failed = await call(base, { signature: forged }, { parameters: unknown });
		expect(failed).toMatchObject({ status: 500, items: undefined });
	});

	test.each([
		['1,000,000 fields, no signature', { body: large, signature: '' }],
		['1,000,000 fields, no shape of one', { body: large, signature: 'forged' }],
		['1,000,000 fields, the shape of one', { body: large, signature: forged }],
		['1,000 fields', { body: fields(1000), signature: forged }],
		['200 kB in escapes', { body: heavy('%F0%9F%98%80'), signature: forged }],
		[
			'8 MB of JSON',
			{ body: Buffer.alloc(8_000_000, '['), signature: forged, contentType: 'application/json' },
		],
		[
			'2,000 names in the address',
			{ called: `/webhook-test${webhookPath}?${manyNames}`, signature: forged },
		],
		[
			'1,500 letters in the address, and 1,000 fields',
			{
				called: `/webhook-test${webhookPath}?${'%C3%B1'.repeat(1500)}`,
				body: fields(1000),
				signature: forged,
			},
		],
		['10,000 slashes in the address', { called: '/'.repeat(10_000), signature: forged }],
		[
			'10,000 escapes in the address',
			{ called: `/%41${'%'.repeat(10_000)}/webhook`, signature: forged },
		],
	])('with %s costs less than 20 ms', async (what, request) => {
		// The first time, the code is not warm.
		await call(base, request);
		const times: number[] = [];
		for (let turn = 0; turn < 15; turn++) {
			const received = await call(base, request);
			expect(received).toMatchObject(refused);
			times.push(received.milliseconds);
		}
		times.sort((one, other) => one - other);
		const [best = 0, median = 0, worst = 0] = [0, 7, 14].map((place) => times[place] ?? 0);
		process.stdout.write(
			`Forged, ${what}: ${median.toFixed(2)} ms (${best.toFixed(2)} to ${worst.toFixed(2)})\n`,
		);
		// What else this machine does meanwhile is not the trigger's time.
		expect(best).toBeLessThan(20);
	});

	test('of more than Twilio posts is refused even where no signature is wanted', async () => {
		const unchecked = { parameters: { options: { checkSignature: false } } };
		expect(await call(base, { body: large }, unchecked)).toMatchObject(refused);
		expect((await call(base, { body: large }, unchecked)).log.join()).toContain('more in it');
	});

	test('of the most that Twilio could post is not taken for one', async () => {
		const many = Object.fromEntries(
			Array.from({ length: 900 }, (_, index) => [`Field${index}`, '😀'.repeat(20)]),
		);
		const form = message(many);
		const signature = getExpectedTwilioSignature(token, base + webhookPath, form);
		const body = new URLSearchParams(form).toString();
		expect(body.length).toBeGreaterThan(200_000);
		expect(await call(base, { signature, body })).toMatchObject(taken);
	});

	test('whose fields cannot be read is told nothing: the signature is looked at first', async () => {
		const credential = { accountSid: 'no SID' };
		expect(await call(base, { signature: 'forged' }, { credential })).toMatchObject(refused);
	});
});

describe('many addresses and forms', () => {
	const bases = fc
		.record({
			scheme: fc.constantFrom('https', 'http', 'HTTPS'),
			login: fc.constantFrom('', '', 'user:secret@', 'üser@'),
			host: fc.constantFrom('n8n.example.com', 'N8N.Example.COM', '[2001:DB8::1]', '203.0.113.7'),
			port: fc.constantFrom('', '', ':443', ':80', ':5678'),
			prefix: fc.constantFrom('', '/n8n', '/N8N', '/büro', '/b%C3%BCro', '/a%20b', '/a/b'),
		})
		.map(({ scheme, login, host, port, prefix }) => ({
			configured: `${scheme}://${login}${host}${port}${prefix}/webhook`,
			withoutLogin: `${scheme}://${host}${port}${prefix}/webhook`,
		}));
	const values = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 12 }),
		fc.constantFrom('', ' ', 'a=b&c', '%27', "it's", 'ключ', '😀', '+1 415'),
	);
	const forms = fc.dictionary(
		fc.oneof(
			fc.constantFrom('Body', 'body', 'NumMedia', 'ЁЖ'),
			fc.string({ minLength: 1, maxLength: 6 }),
		),
		values,
		{ maxKeys: 8, noNullPrototype: true },
	);
	const queries = fc.constantFrom('', '?a=1', '?foo=bar&foo=baz', '?q=%27', '?x=a+b', '?%zz=1');
	const writings = fc.constantFrom('configured', 'withoutLogin', 'normalized', 'foreign');
	const times = 600;

	test(`of ${times}, all that Twilio may have signed are taken, and 0 others`, async () => {
		const verdicts = { taken: 0, refused: 0 };
		await fc.assert(
			fc.asyncProperty(bases, forms, queries, writings, async (base, fields, query, writing) => {
				const form = message(fields);
				const { configured, withoutLogin } = base;
				const address = {
					configured: configured + webhookPath,
					withoutLogin: withoutLogin + webhookPath,
					normalized: new URL(withoutLogin + webhookPath).toString(),
					foreign: `https://forged.example.com/webhook${webhookPath}`,
				}[writing];
				const signature = getExpectedTwilioSignature(token, address + query, form);
				const received = await receiver.send(
					{
						headers: { 'Content-Type': urlEncoded, 'X-Twilio-Signature': signature },
						body: new URLSearchParams(form).toString(),
						called: `/webhook${webhookPath}${query}`,
					},
					{ webhookBaseUrl: configured },
				);
				const expected = writing === 'foreign' ? 403 : 200;
				verdicts[expected === 200 ? 'taken' : 'refused']++;
				expect([received.status, received.items?.length]).toEqual(
					expected === 200 ? [200, 1] : [403, undefined],
				);
			}),
			{ numRuns: times },
		);
		process.stdout.write(
			`Received: ${verdicts.taken} of ${verdicts.taken} signed ones taken, 0 of ${verdicts.refused} forged ones started\n`,
		);
		expect(Math.min(verdicts.taken, verdicts.refused)).toBeGreaterThan(times / 10);
	});
});
