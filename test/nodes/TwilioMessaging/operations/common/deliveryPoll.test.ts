import { explainDelivery } from '../../../../../nodes/twilio/errors';
import { noForm } from '../../../../../nodes/twilio/message/formLabels';
import { recipients, sendEachItem, setUpTwilio, textOf } from '../../../../engine/setUpTwilio';

/** Covers deliveryState. */

const twilio = setUpTwilio();
const to = '+14155552671';
const item = { to, body: 'Hello' };

/** Lets Twilio's clock jump as soon as a message has been asked for so many times. */
function deliverAfter(asked: number): void {
	// However slow the machine is, it does not arrive before that.
	twilio.standIn.delivery.stepMilliseconds = 15_000;
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

test('an undelivered message says why, and is not an error: it was sent', async () => {
	twilio.standIn.delivery.setOutcome(to, { status: 'undelivered', errorCode: 30003 });
	deliverAfter(1);
	const [sent] = await twilio.results([item], { ...sendEachItem, options: { waitForDelivery: 5 } });
	expect(sent).toMatchObject({ delivery: 'undelivered', errorCode: 30003 });
	expect(sent?.errorMessage).toContain(explainDelivery(30003, noForm)?.advice);
});

test('when the time is over, the message is pending', async () => {
	twilio.standIn.delivery.stepMilliseconds = 60_000;
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

test.each([20404, 20003] as const)(
	'W11: a %i right after the send is no reason to give up: Twilio shows the message a little later',
	async (code) => {
		deliverAfter(4);
		let asked = 0;
		twilio.standIn.faults.decide = ({ method }) =>
			method === 'GET' && ++asked <= 2 ? { kind: 'refusal', code } : undefined;
		const options = { waitForDelivery: 5 };
		const [sent] = await twilio.results([item], { ...sendEachItem, options });
		expect(sent).toMatchObject({ to, status: 'delivered', delivery: 'delivered' });
		expect(sent).not.toHaveProperty('deliveryProblem');
		expect(twilio.standIn.messages()).toHaveLength(1);
		expect(asked).toBeGreaterThan(2);
	},
);

test('W11: what stays a 404 until the time is over is told, and not blamed on a SID that nobody gave', async () => {
	twilio.standIn.faults.decide = ({ method }) =>
		method === 'GET' ? { kind: 'refusal', code: 20404 } : undefined;
	const options = { waitForDelivery: 1 };
	const [sent] = await twilio.results([item], { ...sendEachItem, options });
	expect(sent).toMatchObject({ to, delivery: 'pending' });
	expect(textOf(sent, 'deliveryProblem')).not.toContain('Message SID');
	// In a minute, with growing pauses.
	expect(fetched()).toBeGreaterThanOrEqual(5);
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

test('a message that Skip If Sent Within skipped still says so after the wait', async () => {
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
