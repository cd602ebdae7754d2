import { falseSid } from '../sids';
import { ask } from '../rawClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';

type Fields = Readonly<Record<string, string | readonly string[]>>;

const recipient = '+14155552671';
const service = { From: '', MessagingServiceSid: defaults.messagingServiceSid };
const fixed = { ...service, ScheduleType: 'fixed' };
const whatsApp = { From: defaults.whatsAppSender, To: `whatsapp:${recipient}` };
const template = { Body: '', ContentSid: defaults.contentSid };
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const media = (count: number) => Array.from({ length: count }, () => 'https://media.example/a.png');

let standIn: TwilioStandIn;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
	standIn.addAccount({ sid: falseSid('AC', 99), numbers: [] });
});
afterEach(() => {
	standIn.reset();
});
afterAll(() => standIn.close());

async function create(fields: Fields, accountSid = defaults.accountSid, password?: string) {
	const { status, text, headers } = await ask(standIn, {
		path: '/Messages.json',
		fields: { To: recipient, From: defaults.number, Body: 'Hello', ...fields },
		accountSid,
		...(password === undefined ? {} : { password }),
	});
	const body: unknown = JSON.parse(text);
	return { status, body, headers };
}

function refusal(code: number, status = 400) {
	const message: unknown = expect.any(String);
	return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

const refused: ReadonlyArray<readonly [code: number, what: string, fields: Fields]> = [
	[21604, 'no recipient', { To: '' }],
	[21603, 'no sender', { From: '' }],
	[21602, 'nothing to say', { Body: '' }],
	[21211, 'a recipient without country code', { To: '4155552671' }],
	[21211, 'a recipient with spaces', { To: '+1 415 555 2671' }],
	[21211, 'a recipient that is too long', { To: '+1415555267112345' }],
	[21211, 'a channel address that is no number', { To: 'whatsapp:someone' }],
	[21212, 'a sender that is too long a word', { From: 'TwelveLetters' }],
	[21212, 'a sender with odd characters', { From: 'Stand-In!' }],
	[21606, 'a sender that cannot text', { From: defaults.voiceNumber }],
	[21659, 'a sender that nobody owns', { From: '+12025550177' }],
	[21659, 'a short code that nobody owns', { From: '99999' }],
	[21612, 'a word as sender to the United States', { From: 'Stand In' }],
	[21617, 'a body of 1601 characters', { Body: 'a'.repeat(1601) }],
	[21620, 'a media address that is none', { MediaUrl: 'not-an-address' }],
	[21620, 'a media address that is not on the web', { MediaUrl: 'ftp://media.example/a' }],
	[21621, 'media from a number without MMS', { From: defaults.smsNumber, MediaUrl: media(1) }],
	[21623, 'eleven media', { MediaUrl: media(11) }],
	[21624, 'a validity of 0', { ValidityPeriod: '0' }],
	[21624, 'a validity of 36001', { ValidityPeriod: '36001' }],
	[21624, 'a validity that is no number', { ValidityPeriod: 'long' }],
	[21609, 'a callback that is no address', { StatusCallback: 'callback' }],
	[21609, 'a callback whose host has an underscore', { StatusCallback: 'https://a_b.example' }],
	[21218, 'an application SID of the wrong shape', { ApplicationSid: 'AP1' }],
	[21654, 'variables without a template', { ContentVariables: '{"1":"x"}' }],
	[21654, 'variables and nothing else', { Body: '', ContentVariables: '{"1":"x"}' }],
	[21655, 'a template that does not exist', { ContentSid: falseSid('HX', 9) }],
	[21655, 'a template SID of the wrong shape', { ContentSid: 'HX1' }],
	[21656, 'variables that are no JSON', { ...template, ContentVariables: '{' }],
	[21656, 'variables that are a list', { ...template, ContentVariables: '["x"]' }],
	[21656, 'a variable that is null', { ...template, ContentVariables: '{"1":null}' }],
	[21656, 'a variable that is empty', { ...template, ContentVariables: '{"1":""}' }],
	[21705, 'a service SID of the wrong shape', { MessagingServiceSid: 'MG1' }],
	[21704, 'an empty service', { ...service, MessagingServiceSid: falseSid('MG', 2) }],
	[21703, 'a service without that channel', { ...service, To: 'messenger:12345' }],
	[21711, 'a sender outside the service', { ...service, From: 'Stand In', To: '+447700900123' }],
	[35111, 'a schedule without a time', fixed],
	[35114, 'a schedule four minutes from now', { ...fixed, SendAt: inMinutes(4) }],
	[35114, 'a schedule 36 days from now', { ...fixed, SendAt: inMinutes(36 * 24 * 60) }],
	[35114, 'a schedule that is no time', { ...fixed, SendAt: 'tomorrow' }],
	[35118, 'a schedule without a service', { ScheduleType: 'fixed', SendAt: inMinutes(60) }],
	[
		63007,
		'a WhatsApp sender that is not registered',
		{ ...whatsApp, From: `whatsapp:${recipient}` },
	],
	[63007, 'a number as sender on WhatsApp', { To: whatsApp.To }],
	[63007, 'a WhatsApp sender to a number', { From: whatsApp.From }],
	[20422, 'a boolean that is none', { SmartEncoded: 'yes' }],
	[20422, 'a word that is not among the choices', { ScheduleType: 'loose' }],
	[20422, 'a number that is none', { Attempt: 'once' }],
	[20422, 'two bodies', { Body: ['one', 'two'] }],
];

it.each(refused)('refuses with %i: %s', async (code, _what, fields) => {
	const { status, body, headers } = await create(fields);
	expect({ status, body }).toEqual({ status: 400, body: refusal(code) });
	expect(headers.get('content-type')).toBe('application/json');
	expect(standIn.messages()).toEqual([]);
	expect(standIn.requests.at(-1)).toMatchObject({ status: 400 });
	expect(standIn.requests.at(-1)?.createdSid).toBeUndefined();
});

it.each<readonly [what: string, fields: Fields]>([
	['1600 characters', { Body: 'a'.repeat(1600) }],
	['ten media', { MediaUrl: media(10) }],
	['media without a body', { Body: '', MediaUrl: media(1) }],
	['a validity of 1', { ValidityPeriod: '1' }],
	['a validity of 36000', { ValidityPeriod: '36000' }],
	['a callback on loopback', { StatusCallback: 'http://127.0.0.1:1234/callback?item=1' }],
	['a template with variables', { ...template, ContentVariables: '{"1":"$&","2":"{{1}}"}' }],
	['a word as sender', { From: 'Stand In', To: '+447700900123' }],
	['a schedule six minutes from now', { ...fixed, SendAt: inMinutes(6) }],
	['an unknown parameter', { Tags: '{}' }],
])('takes %s', async (_what, fields) => {
	expect((await create(fields)).status).toBe(201);
});

it('refuses a service of another account with 404', async () => {
	const { status, body } = await create({ ...service, MessagingServiceSid: falseSid('MG', 9) });
	expect({ status, body }).toEqual({ status: 404, body: refusal(21701, 404) });
});

it('refuses a number that another account owns', async () => {
	const other = standIn.addAccount();
	expect((await create({ From: other.numbers[0]?.phoneNumber ?? '' })).body).toEqual(
		refusal(21660),
	);
});

it('refuses countries that the account may not text', async () => {
	const account = standIn.addAccount({ allowedPrefixes: ['+1'] });
	const fields = { From: account.numbers[0]?.phoneNumber ?? '' };
	const send = (to: string) => create({ ...fields, To: to }, account.sid, account.authToken);
	expect((await send('+447700900123')).body).toEqual(refusal(21408));
	expect((await send(recipient)).status).toBe(201);
});

it('refuses recipients that opted out: of a number, of a service, of everything', async () => {
	standIn.delivery.optOut(recipient, defaults.number);
	expect((await create({})).body).toEqual(refusal(21610));
	expect((await create({ From: defaults.shortCode })).status).toBe(201);
	expect((await create(service)).status).toBe(201);
	standIn.delivery.optOut(recipient, defaults.messagingServiceSid);
	expect((await create(service)).body).toEqual(refusal(21610));
	standIn.delivery.optOut(recipient);
	expect((await create({ From: defaults.shortCode })).body).toEqual(refusal(21610));
});

it.each([21614, 21612, 21408] as const)('refuses a recipient as told, with %i', async (code) => {
	standIn.delivery.refuse(recipient, code);
	expect((await create({})).body).toEqual(refusal(code));
	expect((await create({ To: '+14155552672' })).status).toBe(201);
});

it('refuses a sender as told, with 21611', async () => {
	standIn.delivery.refuse(defaults.number, 21611);
	expect((await create({})).body).toEqual(refusal(21611));
});

it.each([
	[20007, 400, '/Messages.json?PageSize=1001'],
	[20422, 400, '/Messages.json?PageSize=0'],
	[20422, 400, '/Messages.json?PageToken=PAnothing'],
	[20422, 400, '/Messages.json?DateSent=someday'],
	[20404, 404, `/Messages/${falseSid('SM', 9)}.json`],
	[20404, 404, `/Messages/${falseSid('SM', 9)}/Media.json`],
	[20404, 404, '/Nothing.json'],
])('answers %i with %i for %s', async (code, status, path) => {
	const answer = await ask(standIn, { path });
	expect({ status: answer.status, body: JSON.parse(answer.text) as unknown }).toEqual({
		status,
		body: refusal(code, status),
	});
});

it('answers 20004 for a method that an address does not know', async () => {
	const { status, text } = await ask(standIn, { path: '/Messages.json', method: 'DELETE' });
	expect({ status, body: JSON.parse(text) as unknown }).toEqual({
		status: 405,
		body: refusal(20004, 405),
	});
});
