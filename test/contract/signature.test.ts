import { createHash } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import fc from 'fast-check';
import {
	getExpectedTwilioSignature,
	validateRequest,
	validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks';
import { isSignedByTwilio } from '../../nodes/twilio/webhook/signature';

/** Covers signature. */

const count = 5000;
const token = 'false-auth-token';

const texts = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.constantFrom('', ' ', 'Hello', '+14155550100', 'a=b&c', '%27', "it's", 'ключ', '😀'),
);
const names = fc.oneof(
	fc.constantFrom('Body', 'From', 'To', 'MessageSid', 'body', 'MediaUrl0', 'ЁЖ', 'a'),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);
/** Values of one name: Twilio repeats a name that has several. */
const forms = fc.dictionary(
	names,
	fc.oneof(texts, fc.array(texts, { minLength: 2, maxLength: 3 })),
	{
		maxKeys: 12,
		noNullPrototype: true,
	},
);

const urls = fc
	.record({
		scheme: fc.constantFrom('http', 'https'),
		user: fc.constantFrom('', '', 'user:secret@'),
		host: fc.constantFrom('n8n.example.com', 'localhost', '203.0.113.7', '[2001:db8::1]'),
		port: fc.constantFrom('', '', ':443', ':80', ':5678'),
		path: fc.constantFrom('/webhook/1/webhook', '/webhook-test/1/webhook/', '/', '/a%20b/ü'),
		query: fc.oneof(
			fc.constantFrom('', '?', '?a=1', '?a=1&a=2&b', "?q=it's", '?q=%27&x=a+b', '?%zz=1'),
			fc.string({ maxLength: 8 }).map((text) => `?x=${encodeURIComponent(text)}`),
		),
	})
	.map(
		({ scheme, user, host, port, path, query }) =>
			`${scheme}://${user}${host}${port}${path}${query}`,
	);

/** What a request's signature was made of, compared with what arrives. */
const meddlings = [
	'none',
	'other token',
	'other address',
	'other port',
	'no port',
	'the usual port',
	'query as forms are written',
	'other value',
	'one name less',
	'one byte of the signature',
	'no signature',
	'cut signature',
	'escaped address',
] as const;

/** A port, after the host. */
const port = /(:\/\/(?:[^/@]*@)?(?:\[[^\]]*\]|[^/:?]+))(?::\d+)?/;

type Form = Readonly<Record<string, string | string[]>>;

interface Received {
	readonly url: string;
	readonly form: Form;
	readonly signature: string;
}

function meddle(kind: (typeof meddlings)[number], url: string, form: Form): Received {
	const sign = (signedUrl: string, signedForm: Form = form, key = token) =>
		getExpectedTwilioSignature(key, signedUrl, signedForm);
	const [first] = Object.keys(form);
	switch (kind) {
		case 'none':
			return { url, form, signature: sign(url) };
		case 'other token':
			return { url, form, signature: sign(url, form, 'another-token') };
		case 'other address':
			return { url, form, signature: sign(`${url}/x`) };
		case 'other port':
			return { url, form, signature: sign(url.replace(port, '$1:8443')) };
		case 'no port':
			return { url, form, signature: sign(url.replace(port, '$1')) };
		case 'the usual port': {
			const usual = url.startsWith('https') ? ':443' : ':80';
			return { url, form, signature: sign(url.replace(port, `$1${usual}`)) };
		}
		case 'query as forms are written': {
			const [path = '', query = ''] = new URL(url).toString().split('?');
			return { url, form, signature: sign(`${path}?${stringify(parse(query))}`) };
		}
		case 'other value':
			return {
				url,
				form: first === undefined ? form : { ...form, [first]: 'forged' },
				signature: sign(url),
			};
		case 'one name less': {
			const fewer = Object.fromEntries(Object.entries(form).filter(([name]) => name !== first));
			return { url, form: fewer, signature: sign(url) };
		}
		case 'one byte of the signature': {
			const signature = sign(url);
			return {
				url,
				form,
				signature: `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
			};
		}
		case 'no signature':
			return { url, form, signature: '' };
		case 'cut signature':
			return { url, form, signature: sign(url).slice(0, -1) };
		case 'escaped address':
			return { url, form, signature: sign(new URL(url).toString()) };
	}
}

const parametersOf = (form: Form) =>
	new Map(
		Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
	);

test(`the verdict on ${count} forms is that of Twilio's SDK`, () => {
	const verdicts = { valid: 0, refused: 0 };
	fc.assert(
		fc.property(fc.constantFrom(...meddlings), urls, forms, (kind, url, original) => {
			const { form, signature, ...received } = meddle(kind, url, original);
			const expected = validateRequest(token, signature, received.url, form);
			verdicts[expected ? 'valid' : 'refused']++;
			expect(
				isSignedByTwilio(token, {
					urls: [received.url],
					signature,
					form: parametersOf(form),
					rawBody: Buffer.alloc(0),
				}),
			).toBe(expected);
		}),
		{ numRuns: count },
	);
	process.stdout.write(
		`Signatures: ${count} of ${count} verdicts as the SDK's (${verdicts.valid} valid, ${verdicts.refused} refused)\n`,
	);
	expect(Math.min(verdicts.valid, verdicts.refused)).toBeGreaterThan(count / 5);
});

test("the verdict on JSON bodies is that of Twilio's SDK", () => {
	const bodies = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
	const cases = fc.constantFrom('none', 'other body', 'other hash', 'other token');
	fc.assert(
		fc.property(
			cases,
			urls.filter((url) => !url.includes('?')),
			bodies,
			(kind, bare, body) => {
				const hash = createHash('sha256').update(body).digest('hex');
				const url = `${bare}?bodySHA256=${kind === 'other hash' ? hash.replace(/^./, 'g') : hash}`;
				const key = kind === 'other token' ? 'another-token' : token;
				const signature = getExpectedTwilioSignature(key, url, {});
				const received = kind === 'other body' ? `${body} ` : body;
				expect(
					isSignedByTwilio(token, {
						urls: [url],
						signature,
						form: undefined,
						rawBody: Buffer.from(received),
					}),
				).toBe(validateRequestWithBody(token, signature, url, received));
			},
		),
		{ numRuns: 1000 },
	);
});

test('without an Auth Token nothing is genuine', () => {
	const url = 'https://n8n.example.com/webhook/1/webhook';
	const signature = getExpectedTwilioSignature('', url, {});
	const request = { urls: [url], signature, form: new Map(), rawBody: Buffer.alloc(0) };
	expect(isSignedByTwilio('', request)).toBe(false);
});
