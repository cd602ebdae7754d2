import {
	onEachMessage,
	recipients,
	sendEachItem,
	setUpTwilio,
} from '../../../../engine/setUpTwilio';

/** Covers waitOptions. */

const twilio = setUpTwilio();
const to = '+14155552671';
const item = { to, body: 'Hello' };

const fetched = () => twilio.standIn.requests.filter(({ method }) => method === 'GET').length;

test('Get Delivery Status says what became of each message', async () => {
	const others = recipients(3);
	const [first, second, third] = others.map((one) => one.to);
	twilio.standIn.delivery.setOutcome(second ?? '', { status: 'undelivered', errorCode: 30006 });
	const sent = await twilio.results(others, sendEachItem);
	twilio.standIn.clock.advance(60_000);
	const statuses = await twilio.results(sent, {
		...onEachMessage('getDeliveryStatus'),
		waitForDelivery: 1,
	});
	expect(statuses).toMatchObject([
		{ to: first, delivery: 'delivered' },
		{ to: second, delivery: 'undelivered', errorCode: 30006 },
		{ to: third, delivery: 'delivered' },
	]);
});

test('Get Delivery Status looks once when it is not to wait', async () => {
	// However slow the machine is, it has not arrived by then.
	twilio.standIn.delivery.stepMilliseconds = 60_000;
	const [sent] = await twilio.results([item], sendEachItem);
	const parameters = { ...onEachMessage('getDeliveryStatus'), waitForDelivery: 0 };
	expect(await twilio.results([sent ?? {}], parameters)).toMatchObject([{ delivery: 'pending' }]);
	expect(fetched()).toBe(1);
});
