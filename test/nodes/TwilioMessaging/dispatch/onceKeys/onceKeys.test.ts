import type { IDataObject, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { dataOfRetry } from '../../../../faults/retryExecution';
import { loopWorkflow } from '../../../../engine/loopWorkflow';
import { sendEachItem, withService } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { defaults } from '../../../../twilio-stand-in/server';
import {
	byTrigger,
	given,
	keyed,
	keyedPair,
	passedOver,
	sendingOnce,
	setUpOnce,
	withKey,
} from './onceCase';

/** Covers keyedJob, onceNames, onceResults, sharedNames, turns, sentKeys, sentNotes, keyClaims. */
/** Covers sendOnceKey, durableNotes, knownKeys. */

const once = setUpOnce(2);
const sender = (value: string) => ({ from: { __rl: true, mode: 'sender', value } });
const [anna, ben] = keyedPair();
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const { to } = anna;

describe('Recipients already sent to under a key are skipped', () => {
	test.each<WorkflowExecuteMode>(['manual', 'trigger', 'webhook', 'integrated', 'retry', 'cli'])(
		'in another execution of mode %s',
		async (mode) => {
			const one = once.newCase();
			const process = one.start();
			await process.run(sendingOnce(keyed(5)), byTrigger);
			const run = await process.run(sendingOnce(keyed(5)), { mode });
			expect(passedOver(run)).toHaveLength(5);
			expect(once.counts(one)).toEqual({ 1: 5 });
		},
	);

	test('in another process', async () => {
		const one = once.newCase();
		await one.start().run(sendingOnce(keyed(5)), byTrigger);
		await one.start().run(sendingOnce([...keyed(7)].reverse()), byTrigger);
		expect(once.counts(one)).toEqual({ 1: 7 });
	});

	test('when the text, the sender, or the kind of message has changed', async () => {
		const one = once.newCase();
		const process = one.start();
		await process.run(sendingOnce([anna]), byTrigger);
		const changed: INodeParameters[] = [
			{ body: 'Another text' },
			withService,
			{ operation: 'sendMms', mediaUrl: ['https://files.example/a.png'] },
			{ body: 'Long text. '.repeat(30), options: { longBody: 'split', longestPart: 160 } },
		];
		for (const parameters of changed) {
			const run = await process.run(sendingOnce([anna], parameters), byTrigger);
			expect(passedOver(run)).toHaveLength(1);
		}
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test.each<[string, INodeParameters]>([
		['SMS', {}],
		['SMS through a Messaging Service', withService],
		['MMS', { operation: 'sendMms', mediaUrl: ['https://files.example/a.png'] }],
		[
			'a template',
			{
				body: '',
				options: { contentSid: defaults.contentSid, contentVariables: '{"1":"A","2":"7"}' },
			},
		],
		[
			'WhatsApp',
			{ operation: 'sendWhatsApp', messageType: 'text', ...sender(defaults.whatsAppSender) },
		],
		['RCS', { operation: 'sendRcs', messageType: 'text', ...sender(defaults.rcsSender) }],
		[
			'a scheduled message',
			{ ...withService, options: { sendAt: '={{ $now.plus({ days: 10 }).toISO() }}' } },
		],
		[
			'a text in parts',
			{
				body: `={{ $json.body }} ${'Long text. '.repeat(30)}`,
				options: { longBody: 'split', longestPart: 160 },
			},
		],
		['discarded content', { options: { contentRetention: 'discard' } }],
	])('%s', async (_name, parameters) => {
		const one = once.newCase();
		const process = one.start();
		const first = await process.run(sendingOnce(keyed(3), parameters), byTrigger);
		expect(first.data.resultData.error?.message).toBeUndefined();
		expect(passedOver(first)).toEqual([]);
		const before = once.counts(one);
		const second = await process.run(sendingOnce(keyed(3), parameters), byTrigger);
		expect(passedOver(second)).toHaveLength(3);
		expect(given(second)).toHaveLength(3);
		expect(once.counts(one)).toEqual(before);
	});
});

test('Another key, or another recipient of the same key, is another message', async () => {
	const one = once.newCase();
	const process = one.start();
	await process.run(sendingOnce([anna]), byTrigger);
	await process.run(sendingOnce([{ ...ben, key: anna.key }]), byTrigger);
	await process.run(sendingOnce([{ ...anna, key: 'another' }]), byTrigger);
	expect(once.counts(one)).toEqual({ 1: 1, 2: 1 });
});

test('A number is the same key as its digits', async () => {
	const one = once.newCase();
	const process = one.start();
	await process.run(sendingOnce([{ ...anna, key: 17 }]), byTrigger);
	await process.run(sendingOnce([{ ...anna, key: ' 17 ' }]), byTrigger);
	expect(once.messagesOf(one)).toHaveLength(1);
});

test('An item that is skipped has no SID, says why, and belongs to its input', async () => {
	const one = once.newCase();
	const process = one.start();
	await process.run(sendingOnce([ben]), byTrigger);
	const options = { waitForDelivery: 1 };
	const source = sendingOnce([anna, ben], { simplify: false, options });
	const items = twilioItems(await process.run(source, byTrigger));
	expect(items[0]?.json).toHaveProperty('sid');
	expect(items[1]).toEqual({
		json: {
			to: ben.to,
			skipped: true,
			reason: 'A message with this Send Once Key was already sent to this recipient.',
			sendOnceKey: ben.key,
		},
		pairedItem: { item: 1 },
	});
});

describe('Of two items of a run with the same key and recipient', () => {
	const twice = [anna, { ...anna, body: 'The same again' }];

	test('only the first is sent', async () => {
		const one = once.newCase();
		const run = await one.start().run(sendingOnce(twice), byTrigger);
		expect(given(run)).toMatchObject([
			{ body: anna.body },
			{ skipped: true, sendOnceKey: anna.key },
		]);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('the second is sent when the first is refused', async () => {
		const one = once.newCase();
		once.strike(to, { kind: 'refusal', code: 21614 });
		const source = sendingOnce(twice, {}, { onError: 'continueRegularOutput' });
		const run = await one.start().run(source, byTrigger);
		const [first, second] = given(run);
		expect(first).toHaveProperty('error');
		expect(second).toMatchObject({ body: 'The same again' });
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('the second is not sent when nobody knows what became of the first', async () => {
		const one = once.newCase();
		once.strike(to, { kind: 'cut', moment: 'before' });
		const source = sendingOnce(twice, {}, { onError: 'continueRegularOutput' });
		const run = await one.start().run(source, byTrigger);
		const outcomes = given(run).map(({ details }) => details);
		expect(outcomes).toMatchObject([{ outcome: 'unknown' }, { outcome: 'notSent' }]);
		expect(once.n8n.standIn.requests.filter(creating(to))).toHaveLength(1);
	});

	test('the second one’s parts wait for all of the first', async () => {
		const one = once.newCase();
		const body = `={{ $json.body }} ${'Long text. '.repeat(30)}`;
		const options = { longBody: 'split', longestPart: 160 };
		const run = await one.start().run(sendingOnce(twice, { body, options }), byTrigger);
		const parts = once.messagesOf(one).length;
		expect(parts).toBeGreaterThan(1);
		expect(given(run)).toHaveLength(parts + 1);
		expect(new Set(once.messagesOf(one).map((message) => message.body)).size).toBe(parts);
		expect(passedOver(run)).toHaveLength(1);
	});
});

describe('Nobody waits for ever for an item with the same key', () => {
	const parts = `={{ $json.body }} ${'Long text. '.repeat(30)}`;
	const inTurns = { longBody: 'split', longestPart: 160, messagesPerSecond: 100 };

	test.each([1, 2])('from another sender, %d at a time', async (maxConcurrentRequests) => {
		const one = once.newCase();
		const items = [
			{ ...anna, sender: defaults.number },
			{ ...anna, sender: defaults.smsNumber, body: 'The same again' },
			{ ...ben, sender: defaults.number },
		];
		const source = sendingOnce(items, {
			...sender('={{ $json.sender }}'),
			body: parts,
			options: { ...inTurns, maxConcurrentRequests },
		});
		const run = await one.start().run(source, byTrigger);
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(passedOver(run)).toHaveLength(1);
		expect(new Set(once.messagesOf(one).map(({ from }) => from))).toEqual(
			new Set([defaults.number]),
		);
	});

	test('when a person stops it', async () => {
		const one = once.newCase();
		const held = once.n8n.standIn.faults.hold(creating(anna.to));
		const process = one.start();
		const first = process.begin(sendingOnce([anna]), byTrigger);
		await held.arrived();
		const second = process.begin(sendingOnce([anna]), byTrigger);
		const third = process.begin(sendingOnce([anna]), byTrigger);
		await wait(50);
		second.stop();
		await second.ended;
		expect(once.messagesOf(one)).toEqual([]);
		held.release();
		await Promise.all([first.ended, third.ended]);
		expect(once.messagesOf(one)).toHaveLength(1);
		expect(passedOver(await third.ended)).toHaveLength(1);
	});
});

describe('What was not sent may be sent again', () => {
	test('refused, then corrected', async () => {
		const one = once.newCase();
		const process = one.start();
		once.strike(to, { kind: 'refusal', code: 21614 });
		const run = await process.run(sendingOnce(keyed(3)), byTrigger);
		expect(run.status).toBe('error');
		await process.run(sendingOnce(keyed(3)), byTrigger);
		expect(once.counts(one)).toEqual({ 1: 3 });
	});

	test('never begun, because the run ended', async () => {
		const one = once.newCase();
		const process = one.start();
		once.strike(to, { kind: 'refusal', code: 20003 });
		await process.run(sendingOnce(keyed(40), { options: { maxConcurrentRequests: 1 } }), byTrigger);
		expect(once.messagesOf(one)).toHaveLength(0);
		expect(one.keys()).toEqual(['once keys']);
		await process.run(sendingOnce(keyed(40)), byTrigger);
		expect(once.counts(one)).toEqual({ 1: 40 });
	});

	test('a part of a long text was refused: the rest of it, where the text is the same', async () => {
		const one = once.newCase();
		const process = one.start();
		const body = `={{ $json.body }} ${'Long text. '.repeat(30)}`;
		const source = sendingOnce([anna], { body, options: { longBody: 'split', longestPart: 160 } });
		const isSecond = creating(to);
		let seen = 0;
		once.n8n.standIn.faults.once((request) => isSecond(request) && ++seen === 2, {
			kind: 'refusal',
			code: 21610,
		});
		const first = await process.run(source, byTrigger);
		expect(first.status).toBe('error');
		expect(once.messagesOf(one)).toHaveLength(1);
		const second = await process.run(source, byTrigger);
		expect(second.data.resultData.error?.message).toBeUndefined();
		expect(given(second).map(({ skipped }) => skipped === true)).toEqual(
			given(second).map((_, part) => part === 0),
		);
		const texts = once.messagesOf(one).map((message) => message.body);
		expect(new Set(texts).size).toBe(texts.length);
		const third = await process.run(source, byTrigger);
		expect([passedOver(third).length, given(third).length]).toEqual([1, 1]);
	});
});

describe.each([
	['an empty text', ''],
	['spaces', '  '],
	['nothing', undefined],
	['null', null],
	['false', false],
	['an object', { id: 1 }],
	['a list', [1]],
	['NaN', 'NaN'],
	['an object in a text', 'number [object Object]'],
	['what an expression writes without a value', 'appointment undefined'],
])('A key that is %s', (_name, key) => {
	test('is refused before anything is sent', async () => {
		const one = once.newCase();
		const run = await one.start().run(sendingOnce([anna, { ...ben, key }]), byTrigger);
		expect(run.data.resultData.error?.message).toMatch(/'Send Once Key' .*\[item 1\]/);
		expect(once.messagesOf(one)).toEqual([]);
		expect(one.keys()).toEqual([]);
	});
});

describe.each([
	['nothing', {}],
	['null', { id: null }],
	['an empty text', { id: '' }],
	['a space', { id: ' ' }],
])('A key whose expression finds %s for one item', (_name, without) => {
	test.each(['=order-{{ $json.id }}', '= {{ $json.id }}-of-{{ $json.id }} '])(
		'%s: is refused before anything is sent',
		async (sendOnceKey) => {
			const one = once.newCase();
			const source = sendingOnce(
				[
					{ ...anna, id: 7 },
					{ ...ben, ...without },
				],
				{
					options: { sendOnceKey },
				},
			);
			const run = await one.start().run(source, byTrigger);
			expect(run.data.resultData.error?.message).toMatch(
				/'Send Once Key' is only .* its expression found no value for this item .*\[item 1\]/,
			);
			expect(once.messagesOf(one)).toEqual([]);
		},
	);
});

test('A key with text around what its expression finds, and a fixed one, are keys', async () => {
	const one = once.newCase();
	const process = one.start();
	for (const sendOnceKey of ['=order-{{ $json.key }}', 'order-', '={{ "order-" }}', '=order']) {
		const run = await process.run(sendingOnce([anna], { options: { sendOnceKey } }), byTrigger);
		expect(run.data.resultData.error?.message).toBeUndefined();
	}
	expect(once.messagesOf(one)).toHaveLength(3);
});

describe('What the same execution has sent leaves with its SID', () => {
	const isSent = ({ sid }: IDataObject) => typeof sid === 'string';
	const cut = { kind: 'refusal', code: 21614 } as const;

	test('when it is retried', async () => {
		const one = once.newCase();
		const process = one.start();
		const source = sendingOnce(keyed(4));
		once.strike('+14155552003', cut);
		const failed = await process.run(source, byTrigger);
		const data = dataOfRetry(failed);
		const retried = await process.run(source, { mode: 'retry', data });
		expect(given(retried).filter(isSent)).toHaveLength(4);
		expect(once.counts(one)).toEqual({ 1: 4 });
	});

	test('with Retry On Fail', async () => {
		const one = once.newCase();
		once.strike('+14155552003', cut);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await one.start().run(sendingOnce(keyed(4), {}, settings), byTrigger);
		expect(given(run).filter(isSent)).toHaveLength(4);
		expect(once.counts(one)).toEqual({ 1: 4 });
	});

	test('with Retry On Fail, also when the answer was lost and the list does not show it at first', async () => {
		const one = once.newCase();
		once.strike(to, { kind: 'cut', moment: 'before' });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await one.start().run(sendingOnce(keyed(4), {}, settings), byTrigger);
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(given(run).filter(isSent)).toHaveLength(4);
		expect(once.counts(one)).toEqual({ 1: 4 });
	});
});

test('In a loop, each round knows what those before it have sent', async () => {
	const one = once.newCase();
	const people = [...keyed(6), ...keyed(6)];
	const source = loopWorkflow(people, { ...sendEachItem, options: withKey }, 4);
	const run = await one.start().run(source, byTrigger);
	expect(run.status).toBe('success');
	expect(once.counts(one)).toEqual({ 1: 6 });
});

describe('Two executions at once in one process', () => {
	test.each([1, 5])('send each key once, %d at a time', async (maxConcurrentRequests) => {
		const one = once.newCase();
		const process = one.start();
		const options = { maxConcurrentRequests };
		const people = keyed(60);
		const [first, second] = await Promise.all([
			process.run(sendingOnce(people, { options }), byTrigger),
			process.run(sendingOnce([...people].reverse(), { options }), byTrigger),
		]);
		expect([first.status, second.status]).toEqual(['success', 'success']);
		expect(once.counts(one)).toEqual({ 1: 60 });
		expect(passedOver(first).length + passedOver(second).length).toBe(60);
		expect(one.keys()).toHaveLength(1 + 3 * 60);
	});

	test('send what the other one could not', async () => {
		const one = once.newCase();
		const process = one.start();
		for (const person of keyed(10)) once.strike(person.to, { kind: 'refusal', code: 21614 });
		const source = sendingOnce(keyed(30), {}, { onError: 'continueRegularOutput' });
		const runs = await Promise.all([
			process.run(source, byTrigger),
			process.run(source, byTrigger),
		]);
		const errors = runs.flatMap(given).filter(({ error }) => error !== undefined);
		expect(errors).toHaveLength(10);
		expect(once.counts(one)).toEqual({ 1: 30 });
	});
});

test('Two processes that begin the same keys in the same moment may both send them, and leave nobody out', async () => {
	const one = once.newCase();
	const processes = [one.start(), one.start()];
	const source = sendingOnce(keyed(200), {}, { onError: 'continueRegularOutput' });
	await Promise.all(processes.map(async (process) => await process.run(source, byTrigger)));
	// What one of them could not tell of the other is told by now.
	await processes[0]?.run(source, byTrigger);
	const { 1: single = 0, 2: twice = 0 } = once.counts(one);
	process.stdout.write(`Two processes at once, 200 keys: ${twice} sent twice\n`);
	expect(single + twice).toBe(200);
});

describe('Skip Duplicate Recipients', () => {
	const options = { skipDuplicateRecipients: true };

	test('skips an item with the same key', async () => {
		const one = once.newCase();
		const run = await one.start().run(sendingOnce([anna, anna], { options }), byTrigger);
		expect(given(run)).toMatchObject([{}, { skipped: true, duplicateOfItem: 0 }]);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('sends a new key, also where an equal message of another key was sent', async () => {
		const one = once.newCase();
		const process = one.start();
		await process.run(sendingOnce([anna], { options }), byTrigger);
		const both = [anna, { ...anna, key: 'another' }];
		const second = await process.run(sendingOnce(both, { options }), byTrigger);
		expect(passedOver(second)).toMatchObject([{ sendOnceKey: anna.key }]);
		expect(once.messagesOf(one)).toHaveLength(2);
		const third = await process.run(sendingOnce(both, { options }), byTrigger);
		expect(passedOver(third)).toHaveLength(2);
		expect(once.messagesOf(one)).toHaveLength(2);
	});
});

test('Skip If Sent Within skips what it would without a key', async () => {
	const one = once.newCase();
	const process = one.start();
	const first = await process.run(sendingOnce([anna]), byTrigger);
	const within = { skipIfSentWithin: 60 };
	const other = [{ ...anna, key: 'another' }];
	const second = await process.run(sendingOnce(other, { options: within }), byTrigger);
	expect(given(second)).toMatchObject([{ skipped: true, sid: given(first)[0]?.sid }]);
	// Nothing was sent under that key.
	const third = await process.run(sendingOnce(other), byTrigger);
	expect(passedOver(third)).toEqual([]);
	expect(once.messagesOf(one)).toHaveLength(2);
});

test('What was sent takes no turn of Messages per Second', async () => {
	const one = once.newCase();
	const process = one.start();
	await process.run(sendingOnce(keyed(60)), byTrigger);
	const began = once.n8n.standIn.clock.now();
	const options = { messagesPerSecond: 0.01 };
	const run = await process.run(sendingOnce(keyed(60), { options }), byTrigger);
	expect(passedOver(run)).toHaveLength(60);
	expect(once.n8n.standIn.clock.now() - began).toBeLessThan(5000);
});

test('A key is remembered for weeks', async () => {
	const one = once.newCase();
	const process = one.start();
	await process.run(sendingOnce([anna]), byTrigger);
	once.n8n.standIn.clock.advance(60 * 24 * 3_600_000);
	await process.run(sendingOnce([anna]), byTrigger);
	expect(once.messagesOf(one)).toHaveLength(1);
});
