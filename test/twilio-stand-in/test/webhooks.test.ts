import fc from 'fast-check';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';
import { times } from '../../seed';
import { startWebhookReceiver, type WebhookReceiver } from './webhookReceiver';

const person = '+14155552671';
const to = defaults.numberWithoutService;
const nobody = 'http://127.0.0.1:1/nobody';

let standIn: TwilioStandIn;
let receiver: WebhookReceiver;
let client: ReturnType<typeof createSdkClient>;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
	receiver = await startWebhookReceiver();
	client = createSdkClient(standIn);
});
beforeEach(() => {
	standIn.reset();
	receiver.calls.length = 0;
	receiver.answering = () => [200, 'text/xml', '<Response/>'];
});
afterAll(async () => {
	receiver.close();
	await standIn.close();
});

/** Sets what a number has as its webhook, as a request to Twilio would. */
async function setNumber(settings: object, phoneNumber: string = to): Promise<void> {
	const number = standIn.phoneNumbers().find(({ phone_number }) => phone_number === phoneNumber);
	await client.incomingPhoneNumbers(number?.sid ?? '').update(settings);
}

const setService = (settings: object) =>
	client.messaging.v1.services(defaults.messagingServiceSid).update(settings);
const write = (body = 'Hello', more: object = {}) =>
	standIn.receive({ from: person, to, body, ...more });
const hook = () => `${receiver.url}/hook`;
const codes = () => standIn.webhookErrors.map(({ code }) => code);

describe('an incoming message', () => {
	it('is kept, and told to the number’s webhook, signed', async () => {
		await setNumber({ smsUrl: `${receiver.url}/webhook/a%20b'/?x=%C3%A9&y` });
		const { message, attempts, replies, errors } = await write('Grüße & more 👍');
		expect(receiver.calls).toMatchObject([
			{
				method: 'POST',
				path: "/webhook/a%20b'/?x=%C3%A9&y",
				valid: true,
				form: {
					MessageSid: message?.sid,
					SmsSid: message?.sid,
					SmsMessageSid: message?.sid,
					AccountSid: defaults.accountSid,
					From: person,
					To: to,
					Body: 'Grüße & more 👍',
					NumMedia: '0',
					NumSegments: '1',
					SmsStatus: 'received',
					ApiVersion: '2010-04-01',
					FromCountry: 'US',
					FromCity: '',
				},
			},
		]);
		expect(receiver.calls[0]?.form).not.toHaveProperty('MessagingServiceSid');
		expect(attempts).toMatchObject([{ status: 200, contentType: 'text/xml', text: '<Response/>' }]);
		expect([replies, errors, standIn.webhookErrors]).toEqual([[], [], []]);
		expect(await client.messages(message?.sid ?? '').fetch()).toMatchObject({
			direction: 'inbound',
			status: 'received',
			from: person,
			to,
			body: 'Grüße & more 👍',
			dateSent: expect.any(Date) as unknown,
		});
		expect(await client.messages.list({ to, from: person })).toHaveLength(1);
	});

	it('is told with GET in the address, signed over all of it', async () => {
		await setNumber({ smsUrl: `${receiver.url}/webhook?x=1`, smsMethod: 'GET' });
		await write("It's me & you");
		expect(receiver.calls).toMatchObject([{ method: 'GET', valid: true, form: {} }]);
		const query = new URLSearchParams(receiver.calls[0]?.path.split('?')[1]);
		expect([query.get('x'), query.get('Body'), query.get('From')]).toEqual([
			'1',
			"It's me & you",
			person,
		]);
	});

	it('has its media, which the API gives', async () => {
		await setNumber({ smsUrl: hook() });
		const mediaUrls = ['https://media.example/a.png', 'https://media.example/b.pdf'];
		const { message } = await write('', { mediaUrls });
		const form = receiver.calls[0]?.form ?? {};
		expect(form).toMatchObject({
			NumMedia: '2',
			MediaContentType0: 'image/png',
			MediaContentType1: 'application/pdf',
			MessageSid: expect.stringMatching(/^MM/) as unknown,
		});
		const login = Buffer.from(`${defaults.accountSid}:${defaults.authToken}`).toString('base64');
		const file = await fetch(form['MediaUrl1'] ?? '', {
			headers: { Authorization: `Basic ${login}` },
		});
		expect(file.headers.get('content-type')).toBe('application/pdf');
		expect(await client.messages(message?.sid ?? '').media.list()).toHaveLength(2);
	});

	it('carries what a channel adds, and whatever the test adds', async () => {
		await setService({ inboundRequestUrl: hook() });
		await standIn.receive({
			from: `whatsapp:${person}`,
			to: defaults.whatsAppSender,
			body: 'Hi',
			extra: { ProfileName: 'Zoë', Newest: '' },
		});
		expect(receiver.calls).toMatchObject([
			{
				valid: true,
				form: {
					WaId: '14155552671',
					ProfileName: 'Zoë',
					Newest: '',
					MessagingServiceSid: defaults.messagingServiceSid,
				},
			},
		]);
	});

	it('is signed in a way that the SDK accepts, whatever it says', async () => {
		await setNumber({ smsUrl: `${receiver.url}/w?q=1` });
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: 'grapheme', maxLength: 200 }),
				fc.dictionary(fc.stringMatching(/^X[A-Za-z0-9]{1,9}$/), fc.string({ unit: 'grapheme' })),
				async (body, extra) => {
					await write(body, { extra });
					expect(receiver.calls.at(-1)).toMatchObject({
						valid: true,
						form: { Body: body, ...extra },
					});
				},
			),
			times(60),
		);
	});
});

describe('a number in a Messaging Service', () => {
	const toService = () => standIn.receive({ from: person, to: defaults.number, body: 'Hi' });

	it('has the service’s webhook called instead of its own', async () => {
		await setNumber({ smsUrl: `${receiver.url}/number` }, defaults.number);
		await setService({ inboundRequestUrl: `${receiver.url}/service` });
		const { message } = await toService();
		expect(receiver.calls).toMatchObject([
			{ path: '/service', form: { MessagingServiceSid: defaults.messagingServiceSid } },
		]);
		expect(message?.messaging_service_sid).toBe(defaults.messagingServiceSid);
	});

	it('has its own called when the service leaves it to the number', async () => {
		await setNumber({ smsUrl: `${receiver.url}/number` }, defaults.number);
		await setService({
			inboundRequestUrl: `${receiver.url}/service`,
			useInboundWebhookOnNumber: true,
		});
		await toService();
		expect(receiver.calls).toMatchObject([
			{ path: '/number', valid: true, form: { MessagingServiceSid: defaults.messagingServiceSid } },
		]);
	});

	it('receives nothing while the service has no address, whatever the number has', async () => {
		await setNumber({ smsUrl: `${receiver.url}/number` }, defaults.number);
		expect(await toService()).toMatchObject({ message: undefined, attempts: [] });
		expect([receiver.calls, standIn.messages()]).toEqual([[], []]);
	});
});

it('keeps a message to a number without a webhook, and calls nobody', async () => {
	const { message, attempts, webhook } = await write();
	expect([message?.status, attempts, webhook]).toEqual(['received', [], undefined]);
	await expect(standIn.receive({ from: person, to: '+12025559999' })).rejects.toThrow('owns');
});

describe('an answer', () => {
	const answer = async (type: string, text: string, status = 200) => {
		await setNumber({ smsUrl: hook() });
		receiver.answering = () => [status, type, text];
		const { replies } = await write();
		return replies.map(({ body }) => body);
	};

	it.each([
		['text/xml', '<Response><Message>Hi there</Message></Response>', ['Hi there']],
		['application/xml', '<Response><Message>Hi</Message></Response>', ['Hi']],
		['text/html; charset=utf-8', '<Response><Message>Hi</Message></Response>', ['Hi']],
		[
			'TEXT/XML',
			'<?xml version="1.0" encoding="UTF-8"?>\n<!-- a --><Response>\n <Message><Body> A &amp; B &#128077;&#x21; <![CDATA[<x>]]></Body></Message> <Message>Two</Message>\n</Response>\n',
			['A & B 👍! <x>', 'Two'],
		],
		['text/xml', '<Response></Response>', []],
		['text/xml', '', []],
		['', '', []],
		['text/plain', 'OK', ['OK']],
		['text/plain;charset=utf-8', '<Response/>', ['<Response/>']],
	])('of %s %s sends %j', async (type, text, expected) => {
		expect(await answer(type, text)).toEqual(expected);
		expect(codes()).toEqual([]);
		expect(standIn.messages().slice(1)).toMatchObject(
			expected.map((body) => ({ body, from: to, to: person, direction: 'outbound-reply' })),
		);
	});

	it.each([
		[12100, 'text/xml', '<Response><Message>Hi</Response>'],
		[12100, 'text/xml', '<Response><Message>A & B</Message></Response>'],
		[12100, 'text/xml', ' <?xml version="1.0"?><Response/>'],
		[12100, 'text/xml', '<Response/><Response/>'],
		[12100, 'text/xml', '<Response a="1" a="2"/>'],
		[12100, 'text/xml', '<Response>&nbsp;</Response>'],
		[12100, 'text/xml', '<!DOCTYPE x><Response/>'],
		[12100, 'text/xml', 'Hi'],
		[12100, 'text/html', '<!DOCTYPE html><html><body>Hi</body></html>'],
		[12200, 'text/html', '<html><body>Hi</body></html>'],
		[12200, 'text/xml', '<Response><message>Hi</message></Response>'],
		[12300, 'application/json', '{"message":"Workflow was started"}'],
		[12300, '', 'Hi'],
		[11750, 'text/xml', `<Response><Message>${'x'.repeat(70_000)}</Message></Response>`],
		[11200, 'text/xml', '<Response><Message>Hi</Message></Response>', 500],
		[11200, 'text/xml', '<Response><Message>Hi</Message></Response>', 404],
		[21602, 'text/xml', '<Response><Message></Message></Response>'],
		[21211, 'text/xml', '<Response><Message to="1">Hi</Message></Response>'],
	])('with error %d sends nothing, such as %s', async (code, type, text, status = 200) => {
		expect(await answer(type, text, status)).toEqual([]);
		expect(codes()).toEqual([code]);
	});

	it('can have media, other addresses and a status callback', async () => {
		const text = `<Response><Message to="+14155550000" from="${defaults.number}" statusCallback="${receiver.url}/status"><Body>Look</Body><Media>https://media.example/a.gif</Media></Message></Response>`;
		expect(await answer('text/xml', text)).toEqual(['Look']);
		expect(standIn.messages().at(-1)).toMatchObject({
			to: '+14155550000',
			from: defaults.number,
			num_media: '1',
			status: 'queued',
		});
		standIn.clock.advance(1000);
		expect(await standIn.sendStatusCallbacks()).toHaveLength(3);
	});
});

describe('a webhook that fails', () => {
	it('is called once more when there was no connection, then the fallback is', async () => {
		await setNumber({ smsUrl: nobody, smsFallbackUrl: `${receiver.url}/fallback` });
		receiver.answering = () => [200, 'text/plain', 'Sorry'];
		const { attempts, replies } = await write();
		expect(attempts).toMatchObject([
			{ url: nobody, failure: 'connect', status: undefined },
			{ url: nobody, failure: 'connect' },
			{ url: `${receiver.url}/fallback`, status: 200 },
		]);
		const [first, again, fallback] = attempts.map(({ idempotencyToken }) => idempotencyToken);
		expect(again).toBe(first);
		expect(fallback).not.toBe(first);
		expect(receiver.calls).toMatchObject([
			{ path: '/fallback', valid: true, form: { ErrorCode: '11200', ErrorUrl: nobody } },
		]);
		expect(replies).toMatchObject([{ body: 'Sorry' }]);
		expect(codes()).toEqual([11200]);
	});

	it('is not called again after an answer, however bad', async () => {
		await setNumber({ smsUrl: hook() });
		receiver.answering = () => [503, 'text/plain', 'No'];
		expect((await write()).attempts).toMatchObject([{ status: 503, text: 'No' }]);
	});

	it('is given up when its answer takes too long', async () => {
		await setNumber({ smsUrl: hook(), smsFallbackUrl: `${receiver.url}/fallback` });
		standIn.webhookTimeoutMilliseconds = 200;
		receiver.answering = ({ path }) => (path === '/hook' ? undefined : [204, '', '']);
		expect((await write()).attempts).toMatchObject([{ failure: 'timeout' }, { status: 204 }]);
	});

	it('is called as the end of its address says', async () => {
		await setNumber({ smsUrl: `${receiver.url}/w?a=b#rc=2&rp=5xx` });
		receiver.answering = () => [500, '', ''];
		const { attempts } = await write();
		expect(attempts).toHaveLength(3);
		expect(receiver.calls).toMatchObject(Array(3).fill({ path: '/w?a=b', valid: true }));
		expect(
			new Set(receiver.calls.map(({ headers }) => headers['i-twilio-idempotency-token'])).size,
		).toBe(1);
		await setNumber({ smsUrl: `${receiver.url}/w#rt=100` });
		receiver.answering = () => undefined;
		expect((await write()).attempts).toMatchObject([{ failure: 'timeout' }]);
	});

	it('is let go when the stand-in starts afresh', async () => {
		await setNumber({ smsUrl: hook(), smsFallbackUrl: nobody });
		receiver.answering = () => {
			standIn.reset();
			return undefined;
		};
		expect(await write()).toMatchObject({ attempts: [{ failure: 'broken' }], errors: [] });
		expect([standIn.messages(), standIn.webhookErrors]).toEqual([[], []]);
	});
});

it('sends a login that stands in the address, which is not part of what is signed', async () => {
	await setNumber({ smsUrl: hook().replace('//', '//name:pass%20word@') });
	await write();
	const login = Buffer.from('name:pass word').toString('base64');
	expect(receiver.calls).toMatchObject([
		{ valid: true, headers: { authorization: `Basic ${login}` } },
	]);
});

describe('calls that the test makes', () => {
	it('repeat an earlier one, and are acted upon no more', async () => {
		await setNumber({ smsUrl: hook() });
		receiver.answering = () => [200, 'text/plain', 'OK'];
		const { webhook } = await write();
		if (webhook === undefined) throw new Error('Nothing was called');
		expect(await standIn.deliver(webhook)).toMatchObject({ status: 200, text: 'OK' });
		const [first, second] = receiver.calls;
		expect(second).toMatchObject({ valid: true, form: first?.form });
		expect(second?.headers['i-twilio-idempotency-token']).toBe(
			first?.headers['i-twilio-idempotency-token'],
		);
		expect(standIn.messages()).toHaveLength(2);
	});

	it.each([
		['signed with another token', { authToken: 'another' }],
		['changed after signing', { tampered: { Body: 'Send money' } }],
		['added to after signing', { tampered: { Extra: '' } }],
		['with a made-up signature', { signature: 'bm90IFR3aWxpbw==' }],
		['without a signature', { signature: null }],
	])('are forged: %s', async (_what, forgery) => {
		for (const smsMethod of ['POST', 'GET']) {
			await setNumber({ smsUrl: hook(), smsMethod });
			const { webhook } = await write();
			if (webhook === undefined) throw new Error('Nothing was called');
			await standIn.deliver(webhook, forgery);
		}
		expect(receiver.calls.map(({ valid }) => valid)).toEqual([true, false, true, false]);
		if ('signature' in forgery && forgery.signature === null)
			expect(receiver.calls[1]?.headers).not.toHaveProperty('x-twilio-signature');
	});
});

it('signs for a subaccount with the subaccount’s own token', async () => {
	const account = standIn.addAccount({ ownerSid: defaults.accountSid });
	const number = standIn.phoneNumbers(account.sid)[0];
	const login = { accountSid: account.sid, username: account.sid, password: account.authToken };
	await createSdkClient(standIn, login)
		.incomingPhoneNumbers(number?.sid ?? '')
		.update({ smsUrl: hook() });
	const { webhook } = await standIn.receive({ from: person, to: number?.phone_number ?? '' });
	if (webhook === undefined) throw new Error('Nothing was called');
	await standIn.deliver(webhook, { authToken: defaults.authToken });
	expect(receiver.calls.map(({ valid }) => valid)).toEqual([false, true]);
});
