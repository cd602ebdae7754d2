import { emptyTwiml, replyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { Receiver, type N8nResponse } from './receivingTrigger';

/** Covers receivedItem, signatureCheck, startWorkflow, webhookSetUp. */

const twilio = setUpTwilio();
const receiver = new Receiver(twilio);
beforeAll(async () => {
	await receiver.start();
	// Nothing here waits until Twilio would give up; Node's own timers are none of these.
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance'] });
});
afterAll(() => {
	jest.useRealTimers();
	receiver.stop();
});

let count = 0;
/** A message that nothing is known of yet. */
const message = (fields: Record<string, string> = {}) => {
	count++;
	const sid = `SM${String(count).padStart(32, '0')}`;
	return { MessageSid: sid, From: '+14155550101', To: '+12025550100', Body: 'Hello', ...fields };
};
const update = (status: string, { MessageSid }: { MessageSid: string } = message()) => ({
	MessageSid,
	MessageStatus: status,
});
const statuses = { events: ['messageStatusUpdated'], statuses: [] };
const inOrder = { ...statuses, options: { ignoreStale: true } };
const notStarted = {
	n8nAnswers: (response: N8nResponse) => {
		response.statusCode = 500;
		response.json({ code: 0, message: 'The database is locked' });
	},
};

test('a message starts the workflow with one item', async () => {
	const { status, body, items, log } = await receiver.post(message());
	expect([status, body, log]).toEqual([200, emptyTwiml, []]);
	expect(items).toMatchObject([{ json: { event: 'messageReceived', body: 'Hello' } }]);
	expect(items?.[0]?.json).not.toHaveProperty('raw');
});

test('without Simplify, what Twilio posted is there as well', async () => {
	const { items } = await receiver.post(message({ New: '1' }), { parameters: { simplify: false } });
	expect(items).toMatchObject([{ json: { body: 'Hello', raw: { New: '1', Body: 'Hello' } } }]);
});

test('the same text for everybody goes back at once', async () => {
	const parameters = {
		reply: 'text',
		replyText: 'Thanks',
		replyMediaUrl: 'https://a.example/1.png',
	};
	const { body } = await receiver.post(message(), { parameters });
	const expected = { body: 'Thanks', mediaUrls: ['https://a.example/1.png'] };
	expect(body).toBe(replyTwiml([expected]));
});

test('what the workflow returns goes back, but not to a status update', async () => {
	const parameters = {
		events: ['messageReceived', 'messageStatusUpdated'],
		statuses: [],
		reply: 'workflow',
		replyField: 'reply',
	};
	const n8nAnswers = (response: N8nResponse) => response.json({ reply: 'Thanks' });
	expect((await receiver.post(message(), { parameters, n8nAnswers })).body).toContain('Thanks');
	const told = await receiver.post(update('sent'), { parameters, n8nAnswers });
	expect(told).toMatchObject({ body: emptyTwiml, items: [{ json: { status: 'sent' } }] });
});

describe('what starts nothing', () => {
	test('a credential that cannot be read: 500, and the log says why', async () => {
		const credential = { accountSid: 'no SID' };
		const { status, body, items, log } = await receiver.post(message(), { credential });
		expect([status, body, items]).toEqual([500, '', undefined]);
		expect(log).toEqual([expect.stringMatching(/nothing can be received \(500\).*'Account SID'/)]);
	});

	test('a request that Twilio has not signed: 403, and the log says what to do', async () => {
		const { status, body, items, log } = await receiver.post(message(), {}, 'another-token');
		expect([status, body, items]).toEqual([403, '', undefined]);
		expect(log).toEqual([expect.stringMatching(/refused \(403\).*\/webhook;.*N8N_WEBHOOK_URL/)]);
	});

	test('unless the signature is not to be checked', async () => {
		const unchecked = { parameters: { options: { checkSignature: false } } };
		expect((await receiver.post(message(), unchecked, 'another-token')).items).toHaveLength(1);
	});

	test.each([
		['what is no message', { CallSid: 'CA1' }, {}],
		['an event that is not wanted', update('sent'), {}],
		['a message where only updates are wanted', message(), statuses],
		['a status that is not wanted', update('sent'), { ...statuses, statuses: ['delivered'] }],
	])('%s: an empty answer', async (_what, form, parameters) => {
		const { status, body, items, log } = await receiver.post(form, { parameters });
		expect([status, body, items, log]).toEqual([200, emptyTwiml, undefined, []]);
	});

	test('what came before: the answer of then', async () => {
		const form = message();
		const parameters = { reply: 'text', replyText: 'Thanks' };
		const first = await receiver.post(form, { parameters });
		const second = await receiver.post(form, { parameters: { reply: 'nothing' } });
		expect(first.items).toHaveLength(1);
		expect(second).toEqual({ ...first, items: undefined });
		// The editor's listening is another trigger.
		expect((await receiver.post(form, { mode: 'manual' })).items).toHaveLength(1);
	});

	test('a status that is overtaken: an empty answer, if that is wanted', async () => {
		const delivered = update('delivered');
		const sent = update('sent', delivered);
		expect((await receiver.post(delivered, { parameters: inOrder })).items).toHaveLength(1);
		const late = await receiver.post(sent, { parameters: inOrder });
		expect([late.status, late.body, late.items]).toEqual([200, emptyTwiml, undefined]);
		expect((await receiver.post(sent, { parameters: statuses })).items).toHaveLength(1);
	});

	test('a status that is overtaken by one that is not wanted', async () => {
		const delivered = update('delivered');
		const onlySent = { ...inOrder, statuses: ['sent'] };
		await receiver.post(delivered, { parameters: onlySent });
		const late = await receiver.post(update('sent', delivered), { parameters: onlySent });
		expect(late.items).toBeUndefined();
	});
});

describe('what n8n could not take over', () => {
	test('is not confirmed, and starts the workflow when it comes again', async () => {
		const form = message();
		expect(await receiver.post(form, notStarted)).toMatchObject({ status: 500, body: '' });
		expect(await receiver.post(form)).toMatchObject({ status: 200, items: [{}] });
	});

	test('makes nothing stale', async () => {
		const delivered = update('delivered');
		await receiver.post(delivered, { parameters: inOrder, ...notStarted });
		const sent = await receiver.post(update('sent', delivered), { parameters: inOrder });
		expect(sent.items).toHaveLength(1);
	});
});

test('a file that cannot be had is told of, and the workflow starts', async () => {
	const form = message({
		NumMedia: '1',
		MediaUrl0: 'https://elsewhere.example/1.png',
		MediaContentType0: 'image/png',
	});
	const parameters = { options: { downloadMedia: true } };
	const { items } = await receiver.post(form, { parameters });
	const problem: unknown = expect.stringMatching(
		/^https:\/\/elsewhere.example\/1.png: .*not a host/,
	);
	expect(items).toMatchObject([{ json: { mediaProblems: [problem] }, binary: {} }]);
});
