import { createParameters } from '../messages/parameters';
import { ask, type RawRequest } from '../rawClient';
import { defaults } from '../server';
import { readOpenApiDescription } from './openApiDescription';
import { setUpStandIn } from './setUpStandIn';

const recipient = '+14155552671';
const messagesPath = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
const messagePath = '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json';
const mediaListPath = '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media.json';
const mediaPath = '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json';
const feedbackPath = '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Feedback.json';
const accountPath = '/2010-04-01/Accounts/{Sid}.json';

const description = readOpenApiDescription();
const twilio = setUpStandIn();
let checked = 0;

afterAll(() => {
	console.log(`${checked} answers of the stand-in conform to Twilio's OpenAPI description`);
});

/** Asks, and checks that the answer is one that Twilio's description allows. */
async function conforming(path: string, request: RawRequest): Promise<string> {
	const { status, text } = await ask(twilio.standIn, request);
	const method = request.fields === undefined ? 'get' : 'post';
	const body: unknown = JSON.parse(text);
	expect({ body, problems: description.problems(path, method, status, body) }).toEqual({
		body,
		problems: [],
	});
	checked++;
	return text;
}

async function create(fields: Readonly<Record<string, string | readonly string[]>>) {
	await conforming(messagesPath, {
		path: '/Messages.json',
		fields: { To: recipient, From: defaults.number, Body: 'Hello! 👍', ...fields },
	});
	const created = twilio.standIn.messages().at(-1);
	if (created === undefined) throw new Error('Nothing was created');
	return { ...created, path: `/Messages/${created.sid}` };
}

const inFiveHours = () => new Date(twilio.standIn.clock.now() + 5 * 3_600_000).toISOString();

const messages: Array<readonly [name: string, fields: () => Record<string, string | string[]>]> = [
	['an SMS', () => ({})],
	['an MMS', () => ({ MediaUrl: ['https://media.example/a.png', 'https://media.example/b.pdf'] })],
	[
		'one through a service',
		() => ({ From: '', MessagingServiceSid: defaults.messagingServiceSid }),
	],
	['one with sender and service', () => ({ MessagingServiceSid: defaults.messagingServiceSid })],
	[
		'a scheduled one',
		() => ({
			From: '',
			MessagingServiceSid: defaults.messagingServiceSid,
			ScheduleType: 'fixed',
			SendAt: inFiveHours(),
		}),
	],
	['one from a short code', () => ({ From: defaults.shortCode })],
	['one from a word', () => ({ From: 'Stand In', To: '+447700900123' })],
	['one on WhatsApp', () => ({ From: defaults.whatsAppSender, To: `whatsapp:${recipient}` })],
	['one on RCS', () => ({ From: defaults.rcsSender, To: `rcs:${recipient}` })],
	['one from a template', () => ({ Body: '', ContentSid: defaults.contentSid })],
	['one that asks for feedback', () => ({ ProvideFeedback: 'true' })],
];

describe.each(messages)('%s', (_name, fields) => {
	it.each([
		['delivered', undefined],
		['read', undefined],
		['sent', undefined],
		['undelivered', 30003],
		['failed', 30007],
	] as const)(
		'conforms at every step until it is %s, and when redacted',
		async (status, errorCode) => {
			twilio.standIn.delivery.stepMilliseconds = 1_000_000;
			const outcome = { status, ...(errorCode === undefined ? {} : { errorCode }) };
			twilio.standIn.delivery.setOutcome(fields()['To']?.toString() ?? recipient, outcome);
			const { path, sid } = await create(fields());
			const seen = new Set<string>();
			for (let step = 0; step < 25; step++) {
				await conforming(messagePath, { path: `${path}.json` });
				seen.add(twilio.standIn.messages()[0]?.status ?? '');
				twilio.standIn.clock.advance(1_000_000);
			}
			expect([...seen].slice(-2)).toEqual([
				{
					delivered: 'sent',
					read: 'delivered',
					sent: 'sending',
					undelivered: 'sent',
					failed: 'sending',
				}[status],
				status,
			]);
			expect(twilio.standIn.messages()[0]).toMatchObject({ sid, error_code: errorCode ?? null });
			await conforming(messagePath, { path: `${path}.json`, fields: { Body: '' } });
			expect(twilio.standIn.messages()[0]?.body).toBe('');
		},
	);
});

it('conforms when canceled', async () => {
	const { path } = await create({
		From: '',
		MessagingServiceSid: defaults.messagingServiceSid,
		ScheduleType: 'fixed',
		SendAt: inFiveHours(),
	});
	const text = await conforming(messagePath, {
		path: `${path}.json`,
		fields: { Status: 'canceled' },
	});
	expect(text).toContain('"status":"canceled"');
});

it('conforms in lists: empty, first page, middle page, last page, filtered', async () => {
	await conforming(messagesPath, { path: '/Messages.json' });
	twilio.standIn.seedMessages(5);
	const pages = ['', '&Page=1', '&Page=2', '&To=%2B12025550003', '&DateSent%3E=2008-01-02'];
	for (const page of pages)
		await conforming(messagesPath, { path: `/Messages.json?PageSize=2${page}` });
});

it('conforms for media and feedback', async () => {
	const { path } = await create({
		MediaUrl: 'https://media.example/a.png',
		ProvideFeedback: 'true',
	});
	const list = await conforming(mediaListPath, { path: `${path}/Media.json` });
	const mediaSid = /ME[0-9a-f]{32}/.exec(list)?.[0] ?? '';
	await conforming(mediaPath, { path: `${path}/Media/${mediaSid}.json` });
	for (const outcome of ['confirmed', 'unconfirmed'])
		await conforming(feedbackPath, { path: `${path}/Feedback.json`, fields: { Outcome: outcome } });
});

it('conforms for the account itself', async () => {
	await conforming(accountPath, { path: '.json' });
});

it('knows exactly the parameters that Twilio describes for creating a message', () => {
	const described = description.requestFields(messagesPath).sort();
	expect(described).toHaveLength(26);
	expect(Object.keys(createParameters).sort()).toEqual(described);
});

it('would notice: an unknown, a missing and a misshapen property are all found', async () => {
	const { text } = await ask(twilio.standIn, {
		path: '/Messages.json',
		fields: { To: recipient, From: defaults.number, Body: 'Hi' },
	});
	const body: unknown = JSON.parse(text);
	const wrong = (change: object) =>
		description
			.problems(messagesPath, 'post', 201, { ...Object(body), ...change })
			.map(({ keyword }) => keyword);
	expect(wrong({})).toEqual([]);
	expect(wrong({ fiction: 1 })).toEqual(['additionalProperties']);
	expect(wrong({ num_segments: 1 })).toEqual(['type']);
	expect(wrong({ sid: 'SM1' })).toContain('pattern');
	expect(wrong({ date_created: '2026-01-01T00:00:00Z' })).toEqual(['format']);
	expect(wrong({ status: 'lost' })).toEqual(['enum']);
	expect(wrong({ sid: undefined })).not.toEqual([]);
});
