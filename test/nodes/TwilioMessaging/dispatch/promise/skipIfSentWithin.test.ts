import type { INodeParameters } from 'n8n-workflow';
import { recipients, sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';
import { createSdkClient } from '../../../../twilio-stand-in/sdkClient';
import { count, creationsAt, minute, readsAt, somebody } from './retrying';

const twilio = setUpTwilio();
const twoDays = 2 * 24 * 60 * minute;
const options = { skipIfSentWithin: 60 };
const checked: INodeParameters = { ...sendEachItem, options };
const checkedWithService: INodeParameters = { ...checked, ...withService };

/** Has somebody schedule the message two days ago, to be sent so many minutes from now. */
async function scheduledTwoDaysAgo(
	item: { to: string; body: string },
	minutes: number,
): Promise<string> {
	const { clock } = twilio.standIn;
	clock.advance(-twoDays);
	const { sid } = await createSdkClient(twilio.standIn).messages.create({
		...item,
		messagingServiceSid: defaults.messagingServiceSid,
		scheduleType: 'fixed',
		sendAt: new Date(Date.now() + minutes * minute),
	});
	clock.advance(twoDays);
	return sid;
}

test('B7: a message that was scheduled two days ago and sent five minutes ago is skipped', async () => {
	const item = { to: somebody(), body: 'See you tomorrow' };
	const sid = await scheduledTwoDaysAgo(item, -5);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'delivered' }]);
	const results = await twilio.results([item], checkedWithService);
	expect(results).toMatchObject([{ sid, skipped: true }]);
	expect(twilio.standIn.messages()).toHaveLength(1);
});

test('B7: a message that is scheduled and not yet sent is skipped', async () => {
	const item = { to: somebody(), body: 'See you tomorrow' };
	const sid = await scheduledTwoDaysAgo(item, 24 * 60);
	const results = await twilio.results([item], checkedWithService);
	expect(results).toMatchObject([{ sid, skipped: true }]);
	expect(twilio.standIn.messages()).toHaveLength(1);
});

test('B7: a scheduled message that was canceled does not count', async () => {
	const item = { to: somebody(), body: 'See you tomorrow' };
	const sid = await scheduledTwoDaysAgo(item, 24 * 60);
	await createSdkClient(twilio.standIn).messages(sid).update({ status: 'canceled' });
	const [sent] = await twilio.results([item], checkedWithService);
	expect(sent).not.toHaveProperty('skipped');
	expect(twilio.standIn.messages()).toHaveLength(2);
});

test('B7: a scheduled message that was sent two hours ago does not count', async () => {
	const item = { to: somebody(), body: 'See you tomorrow' };
	await scheduledTwoDaysAgo(item, -120);
	const [sent] = await twilio.results([item], checkedWithService);
	expect(sent).not.toHaveProperty('skipped');
	expect(twilio.standIn.messages()).toHaveLength(2);
});

/** 400 people; what one test has sent them is not what another one sends. */
const saying = (text: string) =>
	recipients(400).map((each) => ({ ...each, body: `${text}: ${each.body}` }));

test('C5: one listing serves a batch of 400 people', async () => {
	const items = saying('To all');
	const hadIt = items.filter((_, index) => index % 8 === 0);
	const createdAt = new Date(Date.now() - 10 * minute);
	const old = new Date(Date.now() - 90 * minute);
	// Others were texted meanwhile, and the same people before.
	twilio.standIn.seedMessages(200, (index) => ({ ...items[index], createdAt: old }));
	twilio.standIn.seedMessages(1200, { to: somebody(), createdAt });
	const sids = twilio.standIn.seedMessages(hadIt.length, (index) => ({
		...hadIt[index],
		createdAt,
	}));
	const results = await twilio.results(items, checked);
	expect(results.filter(({ skipped }) => skipped === true).map(({ sid }) => sid)).toEqual(sids);
	expect(creationsAt(twilio.standIn)).toBe(items.length - hadIt.length);
	expect(readsAt(twilio.standIn)).toBeLessThanOrEqual(20);
});

test.each(['unsentFirst', 'unsentLast', 'created'] as const)(
	'C5: in the order "%s", the one listing shows what is not sent yet as well',
	async (order) => {
		const { standIn } = twilio;
		const items = saying(order).slice(0, 12);
		const [scheduled, sentLate, queued, ...others] = items;
		if (!scheduled || !sentLate || !queued) throw new Error('There are too few people');
		standIn.listOrder = order;
		const sids = [
			await scheduledTwoDaysAgo(scheduled, 24 * 60),
			await scheduledTwoDaysAgo(sentLate, -5),
		];
		const { messagingServiceSid } = defaults;
		sids.push(
			...standIn.seedMessages(1, {
				...queued,
				messagingServiceSid,
				createdAt: new Date(Date.now() - 10 * minute),
				outcome: { status: 'queued' },
			}),
		);
		const results = await twilio.results(items, checkedWithService);
		const passedOver = results.filter(({ skipped }) => skipped === true);
		expect(passedOver.map(({ sid }) => sid)).toEqual(sids);
		// Two of them were scheduled here.
		expect(creationsAt(standIn) - 2).toBe(others.length);
	},
);

test('C5: for fewer than ten people, it asks about each', async () => {
	const items = saying('To few').slice(0, 9);
	await twilio.results(items, checked);
	const asked = ({ query }: { query: string }) => new URLSearchParams(query).get('To');
	const reads = twilio.standIn.requests.filter(({ method }) => method === 'GET');
	expect(reads.map(asked).sort()).toEqual(items.map(({ to }) => to));
	expect(count(twilio.standIn.messages(), () => true)).toBe(items.length);
});
