import { emptyTwiml, replyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import type { INodeParameters } from 'n8n-workflow';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { setUpReceiver, type N8nResponse } from './receivingTrigger';

/** Covers receivedItem, startWorkflow, webhookSetUp, pendingAnswer, triggerLog. */

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);

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
		expect([second.status, second.body, second.items]).toEqual([200, first.body, undefined]);
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

/** n8n takes so long to store an execution, in milliseconds. */
const slowly = (milliseconds: number) => ({
	n8nAnswers: (response: N8nResponse) => {
		setTimeout(() => response.json({ message: 'Workflow was started' }), milliseconds);
	},
});

describe('R2: a status right behind one that overtakes it', () => {
	const pairs = Array.from({ length: 20 }, (_, number) => number);

	test('starts nothing, 20 of 20 times, however long n8n takes for the first', async () => {
		for (const number of pairs) {
			const delivered = update('delivered');
			const first = receiver.post(delivered, { parameters: inOrder, ...slowly(number * 10) });
			// The first has begun; n8n has not taken it over.
			await receiver.post(message());
			const second = await receiver.post(update('sent', delivered), { parameters: inOrder });
			expect([second.status, second.items]).toEqual([200, undefined]);
			await jest.advanceTimersByTimeAsync(1000);
			expect((await first).items).toHaveLength(1);
		}
	});

	test('starts nothing, although n8n takes longer for the credential of the first', async () => {
		for (const number of pairs) {
			const delivered = update('delivered');
			let read: () => void = () => undefined;
			const credentialRead = new Promise<void>((resolve) => {
				read = resolve;
			});
			const first = receiver.post(delivered, { parameters: inOrder, credentialRead });
			await receiver.arrivalOfLast();
			const second = receiver.post(update('sent', delivered), { parameters: inOrder });
			await receiver.arrivalOfLast();
			if (number % 2 === 0) await jest.advanceTimersByTimeAsync(number);
			read();
			expect([(await first).items?.length, (await second).items]).toEqual([1, undefined]);
		}
	});

	test('starts the workflow after all when it comes again, and n8n had failed for the first', async () => {
		const delivered = update('delivered');
		await receiver.post(delivered, { parameters: inOrder, ...notStarted });
		const sent = await receiver.post(update('sent', delivered), { parameters: inOrder });
		const again = await receiver.post(delivered, { parameters: inOrder });
		expect([sent.items?.length, again.items?.length]).toEqual([1, 1]);
	});
});

describe('R22: a status that comes again with its error code', () => {
	const failed = update('undelivered');
	const withCode = (form: { MessageSid: string }, code = '30003') => ({
		...update('undelivered', form),
		ErrorCode: code,
	});

	test.each([
		['in any order', statuses],
		['in order', inOrder],
	])('starts the workflow with what is new, %s', async (_what, parameters) => {
		const form = update('undelivered');
		expect((await receiver.post(form, { parameters })).items).toHaveLength(1);
		const { items } = await receiver.post(withCode(form), { parameters });
		const advice: unknown = expect.any(String);
		expect(items).toMatchObject([{ json: { errorCode: 30003, advice } }]);
		// And no more often than that.
		for (const again of [form, withCode(form)]) {
			expect((await receiver.post(again, { parameters })).items).toBeUndefined();
		}
	});

	test('starts nothing when the code came first', async () => {
		expect((await receiver.post(withCode(failed), { parameters: inOrder })).items).toHaveLength(1);
		expect((await receiver.post(failed, { parameters: inOrder })).items).toBeUndefined();
	});
});

test.each(['received', 'receiving'])(
	'R18: a message with the status "%s" starts the workflow, once',
	async (status) => {
		const form = message({ MessageStatus: status, SmsStatus: status });
		expect((await receiver.post(form)).items).toMatchObject([{ json: { body: 'Hello' } }]);
		expect((await receiver.post(form)).items).toBeUndefined();
	},
);

test('R19: an event of Conversations starts nothing, and the log says so once', async () => {
	const post = async () =>
		await receiver.post({
			EventType: 'onMessageAdded',
			ConversationSid: 'CH00000000000000000000000000000001',
			MessageSid: `IM${String(++count).padStart(32, '0')}`,
			Author: '+14155550101',
			Body: 'Hello',
		});
	const [first, second] = [await post(), await post()];
	expect([first.status, first.body, first.items]).toEqual([200, emptyTwiml, undefined]);
	expect(first.log).toEqual([expect.stringMatching(/Conversations.*Webhook node/)]);
	expect([second.items, second.log]).toEqual([undefined, []]);
});

test('R20: who writes STOP by RCS is noted', async () => {
	const form = message({ From: 'rcs:+14155550101', Body: 'Stop', OptOutType: 'STOP' });
	expect((await receiver.post(form)).items).toMatchObject([
		{ json: { channel: 'rcs', optOut: 'STOP' } },
	]);
});

describe('answers arrive', () => {
	const workflow = { reply: 'workflow', replyField: 'reply' };
	const returns = (result: object) => ({
		n8nAnswers: (response: N8nResponse) => response.json(result),
	});
	const answerTo = async (result: object, parameters: INodeParameters = {}) =>
		await receiver.post(message(), {
			parameters: { ...workflow, ...parameters },
			...returns(result),
		});
	const bodiesIn = (twiml: string) =>
		[...twiml.matchAll(/<Body>([^<]*)<\/Body>/g)].map(([, body = '']) => body);

	test('R4: a reply of 1,601 characters goes out in two parts, or is cut', async () => {
		const text = 'word '.repeat(320) + 'x';
		expect(text).toHaveLength(1601);
		const parts = bodiesIn((await answerTo({ reply: text })).body);
		expect(parts.map((part) => part.slice(0, 6))).toEqual(['(1/2) ', '(2/2) ']);
		expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(1600);
		const [cut = '', ...more] = bodiesIn(
			(await answerTo({ reply: text }, { options: { longReply: 'cut' } })).body,
		);
		expect([more, cut.length <= 1600, cut.endsWith('word...')]).toEqual([[], true, true]);
	});

	test('R4: of a reply of 70 kB, as much goes out as Twilio takes, and the log says so', async () => {
		const { body, log } = await answerTo({ reply: 'word '.repeat(14_000) });
		expect(bodiesIn(body)).toHaveLength(10);
		expect(bodiesIn(body).at(-1)).toMatch(/^\(10\/10\) .*\.\.\.$/);
		expect(log).toEqual([expect.stringMatching(/reply has 70000 characters and was cut/)]);
	});

	test('R24: a fixed text of 70 kB is no error to Twilio', async () => {
		const parameters = { reply: 'text', replyText: '&'.repeat(70_001) };
		const { status, body, items, log } = await receiver.post(message(), { parameters });
		expect([status, items?.length]).toEqual([200, 1]);
		expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
		expect(bodiesIn(body).length).toBeGreaterThan(5);
		expect(log).toEqual([expect.stringMatching(/was cut/)]);
		expect((await receiver.post(message(), { parameters })).log).toEqual([]);
	});

	test('R12: a field in a field is found', async () => {
		const { body, log } = await answerTo(
			{ message: { content: 'Thanks' } },
			{ replyField: 'message.content' },
		);
		expect([bodiesIn(body), log]).toEqual([['Thanks'], []]);
	});

	test('R12: what is no text is told of once, with the reason', async () => {
		const result = { message: { content: 'Thanks' } };
		const parameters = { replyField: 'message' };
		const first = await answerTo(result, parameters);
		expect([first.status, first.body]).toEqual([200, emptyTwiml]);
		expect(first.log).toEqual([
			expect.stringMatching(/"message" is of type object.*message\.text/),
		]);
		expect((await answerTo(result, parameters)).log).toEqual([]);
		expect((await answerTo({ other: 1 }, parameters)).log).toEqual([
			expect.stringMatching(/there is no field "message"/),
		]);
	});

	test('R25: a reply of control characters only sends nothing, and the log says so', async () => {
		const { body, log } = await answerTo({ reply: '\u0000\u0007 ' });
		expect([body, log]).toEqual([emptyTwiml, [expect.stringMatching(/reply holds no text/)]]);
	});

	test('TwiML that Twilio would not read is not given to it', async () => {
		const twiml = `<Response><Message>${'a'.repeat(70_000)}</Message></Response>`;
		const { body, log } = await answerTo({ twiml });
		expect([body, log]).toEqual([emptyTwiml, [expect.stringMatching(/64 kB/)]]);
	});

	test('a reply that comes too late is told of, with its message', async () => {
		const form = message();
		const log: string[] = [];
		const post = receiver.post(form, {
			parameters: workflow,
			n8nAnswers: (response) => {
				setTimeout(() => response.json({ reply: 'Thanks' }), 14_000);
			},
			log,
		});
		await receiver.post(message());
		await jest.advanceTimersByTimeAsync(13_000);
		expect((await post).body).toBe(emptyTwiml);
		await jest.advanceTimersByTimeAsync(1000);
		expect(log).toEqual([expect.stringContaining(`the reply to ${form.MessageSid} came after`)]);
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
