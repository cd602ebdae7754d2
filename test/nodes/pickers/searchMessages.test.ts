import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults } from '../../twilio-stand-in/server';
import { pick, pickAll, type Browsing } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

/** Covers locatorModes, messageSid, dateText. */

const twilio = setUpTwilio();
const person = '+14155552671';
const names = async (method: string, browsing?: Browsing) =>
	(await pick(twilio, method, browsing)).results.map(({ name }) => name);

describe('messages', () => {
	const at = new Date('2026-11-21T12:05:00Z');
	const sdk = () => createSdkClient(twilio.standIn);

	test('show when, to whom, what became of them, and their first words', async () => {
		twilio.standIn.seedMessages(1, { to: person, body: 'Your parcel\nis here', createdAt: at });
		const [sid] = twilio.standIn.messages().map((message) => message.sid);
		expect(await pick(twilio, 'searchMessages', { parameters: { operation: 'get' } })).toEqual({
			results: [
				{
					name: `21 Nov 2026, 13:05, “Your parcel is here”, to ${person}, delivered`,
					value: sid,
				},
			],
		});
	});

	test('come 50 at a time, the next ones when a person scrolls', async () => {
		twilio.standIn.seedMessages(120);
		const parameters = { operation: 'get' };
		const pages = await pickAll(twilio, 'searchMessages', { parameters });
		expect(pages.map(({ results }) => results.length)).toEqual([50, 50, 20]);
		expect(twilio.standIn.requests).toHaveLength(3);
	});

	test('are found by their words among the latest thousand with one request', async () => {
		twilio.standIn.seedMessages(900, (index) => ({
			body: `Code ${String(index).padStart(4, '0')}`,
		}));
		const parameters = { operation: 'get' };
		const found = await names('searchMessages', { parameters, filter: 'code 0007' });
		expect(found).toEqual([expect.stringContaining('“Code 0007”')]);
		expect(twilio.standIn.requests).toHaveLength(1);
	});

	test('are only those that can be cancelled', async () => {
		// Among others: those that are not sent yet may stand anywhere.
		twilio.standIn.listOrder = 'created';
		twilio.standIn.seedMessages(1500);
		const { sid } = await sdk().messages.create({
			to: person,
			messagingServiceSid: defaults.messagingServiceSid,
			body: 'Later',
			scheduleType: 'fixed',
			sendAt: new Date(twilio.standIn.clock.now() + 3_600_000),
		});
		twilio.standIn.seedMessages(1500);
		const before = twilio.standIn.requests.length;
		const { results } = await pick(twilio, 'searchMessages', {
			parameters: { operation: 'cancel' },
		});
		expect(results).toEqual([
			{ name: expect.stringContaining(`“Later”, to ${person}, scheduled`) as unknown, value: sid },
		]);
		expect(twilio.standIn.requests.length - before).toBe(2);
	});
});

describe('W19: only messages are offered that the operation can do something with', () => {
	const offered = async (operation: string) =>
		(await names('searchMessages', { parameters: { operation } })).map(
			(name) => /“(.*)”/.exec(name)?.[1] ?? name,
		);

	test('Wait for Reply: such as were sent', async () => {
		await createSdkClient(twilio.standIn).messages.create({
			to: person,
			from: defaults.numberWithoutService,
			body: 'Question',
		});
		await twilio.standIn.receive({
			from: person,
			to: defaults.numberWithoutService,
			body: 'Answer',
		});
		expect(await offered('waitForReply')).toEqual(['Question']);
		expect((await offered('get')).sort()).toEqual(['Answer', 'Question']);
	});

	test('Erase: such as have a text or files', async () => {
		const client = createSdkClient(twilio.standIn);
		const from = defaults.number;
		await client.messages.create({ to: person, from, body: 'A text' });
		const mediaUrl = ['https://media.example/a.png'];
		await client.messages.create({ to: person, from, mediaUrl });
		const { sid } = await client.messages.create({ to: person, from, body: 'Gone' });
		twilio.standIn.clock.advance(60_000);
		await client.messages(sid).update({ body: '' });
		const found = await offered('erase');
		expect(found).toHaveLength(2);
		expect(found).toContain('A text');
	});
});

test('what was picked or pasted reaches Twilio as its SID', async () => {
	const [sid = ''] = twilio.standIn.seedMessages(1);
	const page = `https://console.twilio.com/us1/monitor/logs/sms/${sid}?frameUrl=%2Fconsole`;
	for (const [mode, value] of [
		['list', sid],
		['id', sid],
		['url', page],
		['id', page],
	])
		await twilio.run([{}], {
			operation: 'get',
			messageSid: { __rl: true, mode: mode ?? '', value: value ?? '' },
		});
	expect(new Set(twilio.standIn.requests.map(({ path }) => path))).toEqual(
		new Set([`/2010-04-01/Accounts/${defaults.accountSid}/Messages/${sid}.json`]),
	);
	expect(twilio.standIn.requests).toHaveLength(4);
});
