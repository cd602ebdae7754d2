import { errorCatalogue } from '../../../../../nodes/twilio/errors';
import {
	onEachMessage,
	recipients,
	sendEachItem,
	setUpTwilio,
	textOf,
	withService,
} from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';

const twilio = setUpTwilio();
const to = '+14155552671';
const item = { to, body: 'Hello' };

/** Lets Twilio's clock jump as soon as a message has been asked for so many times. */
function deliverAfter(asked: number): void {
	let left = asked;
	// However slow this machine is, nothing is delivered before that.
	twilio.standIn.delivery.stepMilliseconds = 10_000;
	twilio.standIn.faults.latency = ({ method }) => {
		if (method === 'GET' && --left === 0) twilio.standIn.clock.advance(60_000);
		return 0;
	};
}

const fetched = () => twilio.standIn.requests.filter(({ method }) => method === 'GET').length;

test('a send waits until the message has arrived', async () => {
	deliverAfter(3);
	const options = { waitForDelivery: 5 };
	const [sent] = await twilio.results([item], { ...sendEachItem, options });
	expect(sent).toMatchObject({ to, status: 'delivered', delivery: 'delivered' });
	expect(twilio.standIn.messages()).toHaveLength(1);
	expect(fetched()).toBeGreaterThanOrEqual(3);
});

test('a message that is lost says why, and is no failed item: it was sent', async () => {
	twilio.standIn.delivery.setOutcome(to, { status: 'undelivered', errorCode: 30003 });
	deliverAfter(1);
	const [sent] = await twilio.results([item], { ...sendEachItem, options: { waitForDelivery: 5 } });
	expect(sent).toMatchObject({ delivery: 'undelivered', errorCode: 30003 });
	expect(sent?.errorMessage).toContain(errorCatalogue.get(30003)?.advice);
});

test('when the time is over, the message is pending', async () => {
	const options = { waitForDelivery: 0.2 };
	const [sent] = await twilio.results([item], { ...sendEachItem, options });
	expect(sent).toMatchObject({ delivery: 'pending' });
	expect(fetched()).toBeGreaterThanOrEqual(3);
});

test('when Twilio can no longer be asked, the message still counts as sent', async () => {
	twilio.standIn.faults.decide = ({ method }) =>
		method === 'GET' ? { kind: 'refusal', code: 20003 } : undefined;
	const [sent] = await twilio.results([item], { ...sendEachItem, options: { waitForDelivery: 5 } });
	expect(sent).toMatchObject({ to, delivery: 'pending' });
	expect(textOf(sent, 'deliveryProblem')).not.toBe('');
	expect(twilio.standIn.messages()).toHaveLength(1);
});

test('a message that cannot be asked about keeps none of the others from being sent', async () => {
	const items = recipients(12);
	twilio.standIn.faults.decide = ({ method }) =>
		method === 'GET' ? { kind: 'refusal', code: 20003 } : undefined;
	const options = { waitForDelivery: 5, maxConcurrentRequests: 1, messagesPerSecond: 20 };
	const sent = await twilio.results(items, { ...sendEachItem, options });
	expect(sent.map((message) => message.to)).toEqual(items.map((one) => one.to));
	expect(twilio.standIn.messages()).toHaveLength(12);
});

test('a message that Skip If Sent Within passed over still says so after the wait', async () => {
	await twilio.results([item], sendEachItem);
	const options = { skipIfSentWithin: 60, waitForDelivery: 5 };
	deliverAfter(3);
	const [passed] = await twilio.results([item], { ...sendEachItem, options });
	expect(passed).toMatchObject({ skipped: true, delivery: 'delivered' });
});

test('those that wait do not keep the others from being sent', async () => {
	const items = recipients(12);
	// Long enough for all to be sent before the first one has arrived.
	twilio.standIn.delivery.stepMilliseconds = 300;
	const options = { waitForDelivery: 60, maxConcurrentRequests: 1 };
	const sent = await twilio.results(items, { ...sendEachItem, options });
	expect(sent.map((message) => message.to)).toEqual(items.map((one) => one.to));
	const { requests } = twilio.standIn;
	const lastSent = requests.map(({ method }) => method).lastIndexOf('POST');
	const stillAsked = requests
		.slice(lastSent)
		.some(({ path }) => path.includes(textOf(sent[0], 'sid')));
	expect(stillAsked).toBe(true);
	expect(twilio.standIn.peakInFlight).toBe(1);
});

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
	const [sent] = await twilio.results([item], sendEachItem);
	const parameters = { ...onEachMessage('getDeliveryStatus'), waitForDelivery: 0 };
	expect(await twilio.results([sent ?? {}], parameters)).toMatchObject([{ delivery: 'pending' }]);
	expect(fetched()).toBe(1);
});

const own = defaults.numberWithoutService;
const fromOwnNumber = { ...sendEachItem, from: { __rl: true, mode: 'sender', value: own } };

test('Wait for Reply gives the first thing that the person writes back', async () => {
	const [sent] = await twilio.results([item], fromOwnNumber);
	twilio.standIn.clock.advance(60_000);
	await twilio.standIn.receive({ from: to, to: own, body: 'Yes' });
	twilio.standIn.clock.advance(60_000);
	await twilio.standIn.receive({ from: to, to: own, body: 'And one more' });
	const [replied] = await twilio.results([sent ?? {}], {
		...onEachMessage('waitForReply'),
		waitForReply: 1,
	});
	expect(replied).toMatchObject({
		hasReplied: true,
		reply: { body: 'Yes', from: to },
		message: { sid: sent?.sid },
	});
});

test('Wait for Reply says when nobody wrote back', async () => {
	await twilio.standIn.receive({ from: to, to: own, body: 'From before' });
	twilio.standIn.clock.advance(60_000);
	const [sent] = await twilio.results([item], fromOwnNumber);
	const parameters = { ...onEachMessage('waitForReply'), waitForReply: 0.2 };
	const [waited] = await twilio.results([sent ?? {}], parameters);
	expect(waited).toMatchObject({ hasReplied: false, message: { sid: sent?.sid } });
	expect(waited).not.toHaveProperty('reply');
});

test('Wait for Reply waits until a service has chosen who writes, and takes no other number’s message', async () => {
	const sender = { ...sendEachItem, ...withService };
	const [sent] = await twilio.results([item], sender);
	await twilio.standIn.receive({ from: to, to: own, body: 'To another number' });
	let asked = 0;
	twilio.standIn.faults.latency = ({ method }) => {
		if (method === 'GET' && ++asked === 4) twilio.standIn.clock.advance(60_000);
		return 0;
	};
	const parameters = { ...onEachMessage('waitForReply'), waitForReply: 0.5 };
	expect(await twilio.results([sent ?? {}], parameters)).toMatchObject([{ hasReplied: false }]);
});
