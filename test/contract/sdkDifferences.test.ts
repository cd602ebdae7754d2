import type { INodeParameters } from 'n8n-workflow';
import { defaults } from '../twilio-stand-in/server';
import { record } from './generators/comparison';
import { byExpression, located, sendFields } from './generators/nodeFields';
import { setUpContract } from './setUpContract';

const emoji = '😀';
const encodedEmoji = '%F0%9F%98%80';
const encodedReplacement = '%EF%BF%BD';
const message = { to: '+14155550123', from: defaults.number };

const twilio = setUpContract();

const sendBySdk = (body: string) => twilio.client.messages.create({ ...message, body });
const sendByNode = (body: string) =>
	twilio.run([{ ...message, body }], sendFields('sendSms', 'from', byExpression, []));
const bodyOf = async (run: () => Promise<unknown>) =>
	(await record(twilio.standIn, run))[0]?.body ?? '';

describe('where the SDK errs, the node does not follow it', () => {
	it('sends an emoji whole that lies across the 1024th place, which the SDK garbles', async () => {
		const body = 'a'.repeat(1023) + emoji;
		expect(await bodyOf(() => sendBySdk(body))).not.toContain(encodedEmoji);
		expect(await bodyOf(() => sendByNode(body))).toContain(`a${encodedEmoji}`);
	});

	it('sends half an emoji as the replacement character, where the SDK swallows what follows', async () => {
		const body = `${emoji.charAt(0)}!`;
		expect(await bodyOf(() => sendBySdk(body))).not.toContain('%21');
		expect(await bodyOf(() => sendByNode(body))).toContain(`Body=${encodedReplacement}%21`);
	});

	it('asks for pages of the size that Twilio gives, where the SDK asks for more', async () => {
		twilio.standIn.seedMessages(1, { createdAt: new Date(0) });
		const list = { operation: 'list', returnAll: false, limit: 1001 };
		const bySdk = () => twilio.client.messages.list({ limit: 1001 });
		await expect(bySdk()).rejects.toMatchObject({ code: 20007 });
		const byNode = await record(twilio.standIn, () => twilio.run([{}], list));
		expect(byNode.map(({ query, status }) => [query, status])).toEqual([['PageSize=1000', 200]]);
	});
});

const moments = [
	'={{ DateTime.fromISO($json.moment) }}',
	'={{ DateTime.fromISO($json.moment).setZone("America/New_York") }}',
	'={{ new Date($json.moment) }}',
	'={{ $json.moment.toDateTime() }}',
	'={{ DateTime.fromISO($json.moment).toISO() }}',
	'={{ DateTime.fromISO($json.moment).toUTC().toISO() }}',
];

describe.each(moments)('the moment %s', (expression) => {
	const run = (moment: Date, parameters: INodeParameters) =>
		record(twilio.standIn, () => twilio.run([{ moment: moment.toISOString() }], parameters));

	it('is sent as the SDK sends it', async () => {
		const sendAt = new Date(Date.now() + 86_400_000);
		const { messagingServiceSid } = defaults;
		const { to } = message;
		const bySdk = await record(twilio.standIn, () =>
			twilio.client.messages.create({
				to,
				messagingServiceSid,
				body: 'x',
				scheduleType: 'fixed',
				sendAt,
			}),
		);
		const byNode = await run(sendAt, {
			operation: 'sendSms',
			senderType: 'messagingService',
			messagingServiceSid: located('id', messagingServiceSid),
			to,
			body: 'x',
			options: { sendAt: expression },
		});
		expect(byNode[0]?.status).toBe(201);
		expect(byNode[0]?.body).toBe(bySdk[0]?.body);
	});

	it('filters as the SDK filters', async () => {
		const dateSentAfter = new Date(Date.UTC(2026, 2, 31, 23, 30, 15));
		const bySdk = await record(twilio.standIn, () =>
			twilio.client.messages.page({ dateSentAfter, pageSize: 1 }),
		);
		const filters = { dateSentAfter: expression };
		const byNode = await run(dateSentAfter, { operation: 'list', limit: 1, filters });
		expect(byNode[0]?.query).toBe(bySdk[0]?.query);
	});
});
