import { emptyTwiml } from '../../../../../nodes/twilio/webhook/twiml';
import { errorOf } from '../../../../engine/errorOf';
import {
	onEachMessage,
	recipients,
	sendEachItem,
	setUpTwilio,
} from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';

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

test.each(['confirmed', 'unconfirmed'])('Send Feedback tells Twilio: %s', async (outcome) => {
	const options = { provideFeedback: true };
	const sent = await twilio.results(recipients(1), { ...sendEachItem, options });
	const fed = await twilio.results(sent, { ...onEachMessage('sendFeedback'), outcome });
	expect(fed).toEqual([{ messageSid: sent[0]?.sid, outcome }]);
	expect(twilio.standIn.requests.at(-1)).toMatchObject({
		method: 'POST',
		body: `Outcome=${outcome}`,
	});
});

test('Build Reply gives TwiML for each item, and asks nothing of Twilio', async () => {
	const built = await twilio.results([{ text: 'Tom & Jerry <3' }, { text: '' }], {
		operation: 'buildReply',
		body: '={{ $json.text }}',
		mediaUrl: [],
	});
	expect(built).toEqual([
		{
			twiml:
				'<?xml version="1.0" encoding="UTF-8"?><Response><Message><Body>Tom &amp; Jerry &lt;3</Body></Message></Response>',
		},
		{ twiml: emptyTwiml },
	]);
	expect(twilio.standIn.requests).toEqual([]);
});

test('Build Reply refuses what Twilio would not read', async () => {
	const run = await twilio.run([{ text: 'x'.repeat(1601) }], {
		operation: 'buildReply',
		body: '={{ $json.text }}',
		mediaUrl: [],
	});
	expect(errorOf(run).message).toContain("'Body' has 1601 characters");
});

test('Max Messages per Run: above it, nothing at all is sent', async () => {
	const limited = { ...sendEachItem, options: { maxMessagesPerRun: 3 } };
	const run = await twilio.run(recipients(4), limited);
	expect(errorOf(run).message).toContain('the items add up to 4 messages: nothing was sent');
	const going = await twilio.results(recipients(4), limited, { onError: 'continueRegularOutput' });
	expect(going).toHaveLength(4);
	expect(twilio.standIn.requests).toEqual([]);
	expect(await twilio.results(recipients(3), limited)).toHaveLength(3);
});
