import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
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
	expect(statistics).toMatchObject({
		messages: 1504,
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
		segments: 0,
		byStatus: {},
		byDirection: {},
		byErrorCode: {},
		cost: [],
	});
});
