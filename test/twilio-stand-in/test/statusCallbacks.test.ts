import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';
import { startWebhookReceiver, type WebhookReceiver } from './webhookReceiver';

const recipient = '+14155552671';
const hour = 3_600_000;

let standIn: TwilioStandIn;
let receiver: WebhookReceiver;
let client: ReturnType<typeof createSdkClient>;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
	receiver = await startWebhookReceiver();
	client = createSdkClient(standIn);
});
beforeEach(() => {
	standIn.reset();
	standIn.delivery.stepMilliseconds = hour;
	receiver.calls.length = 0;
	receiver.answering = () => [204, '', ''];
});
afterAll(async () => {
	receiver.close();
	await standIn.close();
});

const send = (options: object = {}) =>
	client.messages.create({
		to: recipient,
		from: defaults.number,
		body: 'Hi',
		statusCallback: `${receiver.url}/status?id=1`,
		...options,
	});
const statuses = () => receiver.calls.map(({ form }) => form['MessageStatus']);

it('tells every status once, as it comes about, and none by itself', async () => {
	const { sid } = await send();
	expect(await standIn.sendStatusCallbacks()).toEqual([]);
	standIn.clock.advance(2 * hour);
	expect(receiver.calls).toEqual([]);
	await standIn.sendStatusCallbacks();
	expect(statuses()).toEqual(['sending', 'sent']);
	standIn.clock.advance(hour);
	const [attempt] = await standIn.sendStatusCallbacks();
	expect(attempt).toMatchObject({ status: 204, text: '' });
	expect(await standIn.sendStatusCallbacks()).toEqual([]);
	expect(receiver.calls.at(-1)).toMatchObject({
		method: 'POST',
		path: '/status?id=1',
		valid: true,
		form: {
			MessageSid: sid,
			SmsSid: sid,
			MessageStatus: 'delivered',
			SmsStatus: 'delivered',
			AccountSid: defaults.accountSid,
			From: defaults.number,
			To: recipient,
			ApiVersion: '2010-04-01',
			RawDlrDoneDate: expect.stringMatching(/^\d{10}$/) as unknown,
		},
	});
	expect(receiver.calls.every(({ valid }) => valid)).toBe(true);
	for (const name of ['ErrorCode', 'MessagingServiceSid', 'ChannelPrefix'])
		expect(receiver.calls.at(-1)?.form).not.toHaveProperty(name);
});

it('tells why a message did not arrive', async () => {
	standIn.delivery.setOutcome(recipient, { status: 'undelivered', errorCode: 30003 });
	await send();
	standIn.clock.advance(10 * hour);
	await standIn.sendStatusCallbacks();
	expect(statuses()).toEqual(['sending', 'sent', 'undelivered']);
	expect(receiver.calls.map(({ form }) => form['ErrorCode'])).toEqual([
		undefined,
		undefined,
		'30003',
	]);
});

it('tells the service’s address, unless the message has its own', async () => {
	await client.messaging.v1
		.services(defaults.messagingServiceSid)
		.update({ statusCallback: `${receiver.url}/service` });
	const throughService = { from: undefined, messagingServiceSid: defaults.messagingServiceSid };
	await send({ ...throughService, statusCallback: undefined });
	standIn.clock.advance(hour);
	await send(throughService);
	standIn.clock.advance(hour);
	await standIn.sendStatusCallbacks();
	expect(receiver.calls.map(({ path, form }) => [path, form['MessageStatus']])).toEqual([
		['/service', 'queued'],
		['/service', 'sending'],
		['/status?id=1', 'queued'],
	]);
	expect(receiver.calls[0]?.form['MessagingServiceSid']).toBe(defaults.messagingServiceSid);
});

it('tells nobody about messages without an address, nor about incoming ones', async () => {
	await send({ statusCallback: undefined });
	await standIn.receive({ from: recipient, to: defaults.numberWithoutService });
	standIn.clock.advance(10 * hour);
	expect(await standIn.sendStatusCallbacks()).toEqual([]);
});

it('tells of a read message on a channel, and of a canceled one', async () => {
	const to = `whatsapp:${recipient}`;
	standIn.delivery.setOutcome(to, { status: 'read' });
	await send({ from: defaults.whatsAppSender, to });
	standIn.clock.advance(4 * hour);
	await standIn.sendStatusCallbacks();
	expect(receiver.calls.at(-1)?.form).toMatchObject({
		MessageStatus: 'read',
		EventType: 'READ',
		ChannelPrefix: 'whatsapp',
	});
	const { sid } = await send({
		from: undefined,
		messagingServiceSid: defaults.messagingServiceSid,
		scheduleType: 'fixed',
		sendAt: new Date(standIn.clock.now() + 5 * hour),
	});
	await client.messages(sid).update({ status: 'canceled' });
	await standIn.sendStatusCallbacks();
	expect(statuses().at(-1)).toBe('canceled');
});

it('can come in another order, twice, or not at all', async () => {
	await send();
	standIn.clock.advance(10 * hour);
	await standIn.sendStatusCallbacks({ order: 'reversed', times: 2 });
	expect(statuses()).toEqual(['delivered', 'delivered', 'sent', 'sent', 'sending', 'sending']);
	const tokens = receiver.calls.map(({ headers }) => headers['i-twilio-idempotency-token']);
	expect([tokens[0] === tokens[1], new Set(tokens).size]).toEqual([true, 3]);
	await send();
	standIn.clock.advance(10 * hour);
	await standIn.sendStatusCallbacks({ order: (due) => due.slice(-1) });
	expect(statuses().slice(6)).toEqual(['delivered']);
	expect(await standIn.sendStatusCallbacks()).toEqual([]);
});

it('notes what is not taken, and goes on', async () => {
	await send();
	standIn.clock.advance(10 * hour);
	receiver.answering = ({ form }) => [form['MessageStatus'] === 'sent' ? 500 : 200, '', ''];
	expect((await standIn.sendStatusCallbacks()).map(({ status }) => status)).toEqual([
		200, 500, 200,
	]);
	expect(standIn.webhookErrors).toMatchObject([{ code: 11200, reason: 'HTTP 500' }]);
	await send({ statusCallback: 'http://127.0.0.1:1/' });
	standIn.clock.advance(hour);
	expect(await standIn.sendStatusCallbacks()).toMatchObject([
		{ failure: 'connect' },
		{ failure: 'connect' },
	]);
});
