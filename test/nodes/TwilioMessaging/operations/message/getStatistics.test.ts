import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import {
	directions,
	MessageStatistics,
	statuses,
} from '../../../../../nodes/twilio/message/messageStatistics';
import { defaults } from '../../../../twilio-stand-in/server';

/** Covers messageStatistics. */

const twilio = setUpTwilio();

test('Get Statistics adds up the messages of all pages into one item', async () => {
	const others = recipients(3);
	twilio.standIn.delivery.setOutcome(others[1]?.to ?? '', {
		status: 'undelivered',
		errorCode: 30003,
	});
	await twilio.results(others, sendEachItem);
	twilio.standIn.clock.advance(60_000);
	await twilio.standIn.receive({
		from: '+14155552671',
		to: defaults.numberWithoutService,
		body: 'Hi',
	});
	twilio.standIn.seedMessages(1500);
	const [statistics, ...more] = await twilio.results([{}], { operation: 'getStatistics' });
	expect(more).toEqual([]);
	const all = twilio.standIn.messages();
	const cost = all.reduce((sum, { price }) => sum - Number(price ?? 0), 0);
	const sent = all.filter(({ direction }) => direction !== 'inbound');
	expect(statistics).toMatchObject({
		messages: 1504,
		sent: 1503,
		received: 1,
		delivered: sent.filter(({ status }) => ['delivered', 'read'].includes(status)).length,
		notDelivered: sent.filter(({ status }) => ['failed', 'undelivered'].includes(status)).length,
		totalPrice: Number(cost.toFixed(5)),
		byErrorCode: { '30003': 1 },
		byDirection: { inbound: all.filter(({ direction }) => direction === 'inbound').length },
	});
	expect(statistics?.segments).toBe(all.reduce((sum, one) => sum + Number(one.num_segments), 0));
	expect(statistics?.cost).toMatchObject([{ currency: 'USD', messages: 1504 }]);
	expect(statistics).toHaveProperty(['cost', 0, 'price'], Number(cost.toFixed(5)));
	expect(twilio.standIn.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
	expect(all.filter(({ direction }) => direction === 'inbound')).toHaveLength(1);
});

test('Get Statistics of nothing is one item of zeros', async () => {
	const [statistics] = await twilio.results([{}], { operation: 'getStatistics' });
	expect(statistics).toEqual({
		messages: 0,
		sent: 0,
		received: 0,
		delivered: 0,
		notDelivered: 0,
		segments: 0,
		totalPrice: 0,
		byStatus: {},
		byDirection: {},
		byErrorCode: {},
		cost: [],
	});
});

test('from version 1.1 on, every status and direction has its number', async () => {
	twilio.standIn.seedMessages(2);
	const settings = { typeVersion: 1.1 };
	const [statistics] = await twilio.results([{}], { operation: 'getStatistics' }, settings);
	const zeros = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 0]));
	expect(statistics).toMatchObject({
		byStatus: { ...zeros(statuses), delivered: 2 },
		byDirection: { ...zeros(directions), 'outbound-api': 2 },
		byErrorCode: {},
	});
	expect(statistics).toHaveProperty('byStatus.failed', 0);
});

/** The compiler compares the lists with the SDK's: none is missing, and none is ours alone. */
type IsSame<One, Other> = [One, Other] extends [Other, One] ? true : never;

test('the lists are those of the SDK', () => {
	const areSame: [
		IsSame<(typeof statuses)[number], MessageInstance['status']>,
		IsSame<(typeof directions)[number], MessageInstance['direction']>,
	] = [true, true];
	expect(areSame).toEqual([true, true]);
});

test('a total needs one currency; a cancelled message was not to arrive', () => {
	const statistics = new MessageStatistics(false);
	const sent = { direction: 'outbound-api', num_segments: '1' };
	statistics.add({ ...sent, status: 'delivered', price: '-0.00750', price_unit: 'USD' });
	statistics.add({ ...sent, status: 'failed', price: null, price_unit: 'EUR' });
	statistics.add({ ...sent, status: 'canceled', price: null, price_unit: null });
	expect(statistics.toJson()).toMatchObject({ totalPrice: 0.0075, delivered: 1, notDelivered: 1 });
	statistics.add({ ...sent, status: 'undelivered', price: '-0.05', price_unit: 'EUR' });
	expect(statistics.toJson()).toMatchObject({ totalPrice: null, sent: 4, notDelivered: 2 });
});
