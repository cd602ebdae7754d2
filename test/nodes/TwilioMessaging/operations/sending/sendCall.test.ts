import { defaults } from '../../../../twilio-stand-in/server';
import {
	onEachMessage,
	recipients,
	sendEachItem,
	setUpTwilio,
	textOf,
	withService,
} from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';

/** Covers recipient, sender, body, sendSms, sendMms. */

const twilio = setUpTwilio();
const to = '+14155552671';
const item = { to, body: 'Grüße an Zoë 👋' };

it('gives the ten fields of a simplified message', async () => {
	expect(await twilio.results([item], sendEachItem)).toStrictEqual([
		{
			sid: twilio.standIn.messages()[0]?.sid,
			status: 'queued',
			to,
			from: defaults.number,
			body: item.body,
			numSegments: 1,
			price: null,
			dateSent: null,
			errorCode: null,
			errorMessage: null,
		},
	]);
});

it.each([
	['a sender', {}],
	['a Messaging Service', withService],
])("gives Twilio's resource as it is when not simplified, with %s", async (_with, sender) => {
	twilio.standIn.delivery.stepMilliseconds = 3_600_000;
	const given = await twilio.results([item], { ...sendEachItem, ...sender, simplify: false });
	expect(given).toStrictEqual(twilio.standIn.messages());
	expect(typeof given[0]?.num_segments).toBe('string');
});

it('sends with a Messaging Service alone, which picks the sender later', async () => {
	const sent = await twilio.results([item], { ...sendEachItem, ...withService });
	expect(sent[0]).toMatchObject({ status: 'accepted', from: null, numSegments: 0 });
	expect(twilio.standIn.requests[0]?.form.map(([name]) => name)).not.toContain('From');
});

it('sends with a Messaging Service and a sender of our choice', async () => {
	const sent = await twilio.results([item], {
		...sendEachItem,
		...withService,
		senderType: 'both',
	});
	expect(sent[0]).toMatchObject({ status: 'queued', from: defaults.number });
	expect(twilio.standIn.messages()[0]?.messaging_service_sid).toBe(defaults.messagingServiceSid);
});

it.each([
	['rows', ['https://example.com/a.jpg', 'https://example.com/b.png']],
	['an expression', '={{ $json.media }}'],
])('sends media from %s, with and without a text', async (_from, mediaUrl) => {
	const media = ['https://example.com/a.jpg', 'https://example.com/b.png'];
	const parameters = { ...sendEachItem, operation: 'sendMms', mediaUrl };
	await twilio.results(
		[
			{ ...item, media },
			{ to, media },
		],
		parameters,
	);
	expect(twilio.standIn.messages()).toMatchObject([
		{ num_media: '2', body: item.body },
		{ num_media: '2', body: '' },
	]);
	for (const { form } of twilio.standIn.requests)
		expect(form.flatMap(([name, value]) => (name === 'MediaUrl' ? [value] : []))).toEqual(media);
});

it('reads every field for each item by itself', async () => {
	const items = [
		{ to: '+1 (415) 555-2671', body: 'One', from: defaults.number, operation: 'x' },
		{ to: 'whatsapp:+447700900123', body: 'Two', from: defaults.whatsAppSender },
		{ to: '00447700900124', body: 'Three', from: defaults.smsNumber },
	];
	const from = { __rl: true, mode: 'sender', value: '={{ $json.from }}' };
	const sent = await twilio.results(items, { ...sendEachItem, from });
	expect(sent).toMatchObject([
		{ to, from: defaults.number, body: 'One' },
		{ to: 'whatsapp:+447700900123', from: defaults.whatsAppSender, body: 'Two' },
		{ to: '+447700900124', from: defaults.smsNumber, body: 'Three' },
	]);
});

it('gives the results in the order of the items, although later ones are answered first', async () => {
	const items = recipients(12);
	twilio.standIn.faults.latency = ({ form }) =>
		items.length * 12 - 12 * items.findIndex((entry) => form.some(([, to]) => to === entry.to));
	const given = twilioItems(await twilio.run(items, sendEachItem));
	expect(given.map(({ json }) => json.body)).toEqual(items.map(({ body }) => body));
	expect(given.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	const sids = new Map(twilio.standIn.messages().map((message) => [message.to, message.sid]));
	expect(given.map(({ json }) => json.sid)).toEqual(items.map((entry) => sids.get(entry.to)));
});

/** Tomorrow as the date of a picker, which names no zone; the tests' workflow is in Berlin. */
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const inBerlin = (moment: string) =>
	new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Berlin',
		dateStyle: 'short',
		timeStyle: 'short',
	}).format(new Date(moment));

it.each([
	["without a zone is in the workflow's", `${tomorrow}T12:30:00`, `${tomorrow} 12:30`],
	['with a zone is in that', `${tomorrow}T12:30:00+05:30`, inBerlin(`${tomorrow}T07:00:00Z`)],
	[
		'may be a date of an expression',
		`={{ DateTime.fromISO("${tomorrow}T12:30:00", { zone: "utc" }) }}`,
		inBerlin(`${tomorrow}T12:30:00Z`),
	],
])('Send At %s, and leaves in UTC', async (_what, sendAt, onTheWall) => {
	await twilio.results([item], { ...sendEachItem, ...withService, options: { sendAt } });
	const form = new Map(twilio.standIn.requests[0]?.form);
	expect(form.get('ScheduleType')).toBe('fixed');
	expect(form.get('SendAt')).toMatch(/:00Z$/);
	expect(inBerlin(form.get('SendAt') ?? '')).toBe(onTheWall);
});

it.each([
	['a Main API key', { apiKeySid: defaults.mainKeySid, apiKeySecret: defaults.mainKeySecret }],
	[
		'a Standard API key',
		{ apiKeySid: defaults.standardKeySid, apiKeySecret: defaults.standardKeySecret },
	],
])('sends, gets and deletes with %s', async (_key, key) => {
	const credential = { ...key, authType: 'apiKey', authToken: '' };
	const [sent] = await twilio.results([item], sendEachItem, {}, credential);
	twilio.standIn.clock.advance(60_000);
	const sid = textOf(sent, 'sid');
	const got = await twilio.results([{ sid }], onEachMessage('get'), {}, credential);
	expect(got).toMatchObject([{ sid, status: 'delivered' }]);
	const gone = await twilio.results([{ sid }], onEachMessage('delete'), {}, credential);
	expect(gone).toEqual([{ deleted: true, sid }]);
});
