import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { jsonOf, type WorkflowSource } from '../../../../engine/engine';
import { loopWorkflow } from '../../../../engine/loopWorkflow';
import { recipients, sendEachItem, withService } from '../../../../engine/setUpTwilio';
import { twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { defaults } from '../../../../twilio-stand-in/server';
import {
	install,
	type Case,
	type Installation,
	type Process,
} from '../../../../faults/histories/processes';

/** Covers runClaims, leftRuns, leftClaims, leftMessages, leftListings, beginning, end, chunks. */
/** Covers executionClaims, ownClaims, keeping, claims, messageResult, personListing. */

let n8n: Installation;
beforeAll(async () => {
	n8n = await install(5);
	n8n.standIn.faults.latency = 20;
});
afterAll(() => n8n.close());
beforeEach(() => {
	n8n.standIn.clock.advance(3_600_000);
	n8n.standIn.faults.latency = 20;
});

const few = { options: { maxConcurrentRequests: 5 } };
const people = recipients(60);
const sending = (parameters: INodeParameters = {}, items: IDataObject[] = people) =>
	twilioWorkflow(items, { ...sendEachItem, ...few, ...parameters });

const messagesOf = ({ account }: Case) =>
	n8n.standIn.messages().filter(({ account_sid: sid }) => sid === account.sid);

/** How many got so many messages: `{ 1: 60 }` for sixty people with one each. */
function counts(one: Case): Record<number, number> {
	const byPerson = new Map<string, number>();
	for (const { to } of messagesOf(one)) byPerson.set(to, (byPerson.get(to) ?? 0) + 1);
	const found: Record<number, number> = {};
	for (const count of byPerson.values()) found[count] = (found[count] ?? 0) + 1;
	return found;
}

const passedOver = (run: IRun) =>
	jsonOf(run, twilioNodeName).filter(({ skipped }) => skipped === true).length;

const wait = (milliseconds: number) =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});

async function untilSent(one: Case, count: number): Promise<void> {
	while (messagesOf(one).length < count) await wait(2);
}

/** Starts an execution, and kills its process when so many messages were sent. */
async function killAfter(
	one: Case,
	process: Process,
	source: WorkflowSource,
	count: number,
	settings?: Parameters<Process['begin']>[1],
): Promise<void> {
	process.begin(source, settings);
	await untilSent(one, count);
	process.kill();
	// What was in flight arrives.
	await n8n.standIn.settled();
}

describe('An execution that was killed in the middle, and executed again by a person,', () => {
	test.each<[string, INodeParameters]>([
		['SMS', {}],
		['SMS through a Messaging Service', withService],
		['MMS', { operation: 'sendMms', mediaUrl: ['https://files.example/a.png'] }],
		[
			'a text in parts',
			{
				body: `={{ $json.body }} ${'Long text. '.repeat(30)}`,
				options: { longBody: 'split', longestPart: 160, maxConcurrentRequests: 5 },
			},
		],
	])('%s: sends the rest', async (_name, parameters) => {
		const one = n8n.newCase();
		const source = sending(parameters);
		await killAfter(one, one.start(), source, 20);
		const before = messagesOf(one).length;
		expect(before).toBeLessThan(60);

		const run = await one.start().run(source);
		expect(run.data.resultData.error?.message).toBeUndefined();
		const each = Math.max(...Object.keys(counts(one)).map(Number));
		expect(counts(one)).toEqual({ [each]: 60 });
		expect(passedOver(run)).toBe(before);
		expect(jsonOf(run, twilioNodeName)).toHaveLength(60 * each);
		expect(one.keys()).toEqual([]);
	});

	test('says why, and how many', async () => {
		const one = n8n.newCase();
		const source = sending();
		await killAfter(one, one.start(), source, 10);
		const run = await one.start().run(source);
		expect(jsonOf(run, twilioNodeName)[0]).toMatchObject({
			to: people[0]?.to,
			skipped: true,
			reason: 'An interrupted execution had already sent it.',
		});
		const [result] = run.data.resultData.runData[twilioNodeName] ?? [];
		const hints = result?.hints?.map(({ message }) => message);
		expect(hints?.join()).toMatch(/^\d+ messages were not sent again: an interrupted execution/);
	});

	test('sends to all when it is executed once more', async () => {
		const one = n8n.newCase();
		const source = sending();
		await killAfter(one, one.start(), source, 20);
		const process = one.start();
		await process.run(source);
		await process.run(source);
		expect(counts(one)).toEqual({ 2: 60 });
	});

	test('and is killed once more, is known still', async () => {
		const one = n8n.newCase();
		const source = sending();
		await killAfter(one, one.start(), source, 15);
		await killAfter(one, one.start(), source, 35);
		await one.start().run(source);
		expect(counts(one)).toEqual({ 1: 60 });
		expect(one.keys()).toEqual([]);
	});

	test('with 100 in flight, counts too, and the store is asked as seldom as that allows', async () => {
		const one = n8n.newCase();
		const many = recipients(400);
		const options = { options: { maxConcurrentRequests: 100 } };
		const source = sending(options, many);
		await killAfter(one, one.start(), source, 150);
		expect(messagesOf(one).length).toBeLessThan(400);
		await one.start().run(source);
		expect(counts(one)).toEqual({ 1: 400 });

		const before = n8n.rows.calls;
		await one.start().run(source);
		expect(counts(one)).toEqual({ 2: 400 });
		// Four chunks, each written and checked, and what a run tells of itself; twenty at a time took 40.
		expect(n8n.rows.calls - before).toBeLessThan(25);
	});

	test('counts for a Retry', async () => {
		const one = n8n.newCase();
		await killAfter(one, one.start(), sending(), 20);
		await one.start().run(sending(), { mode: 'retry' });
		expect(counts(one)).toEqual({ 1: 60 });
	});

	test('tells equal messages apart by their number', async () => {
		const one = n8n.newCase();
		const twice = [...people.slice(0, 20), ...people.slice(0, 20)];
		await killAfter(one, one.start(), sending({}, twice), 25);
		await one.start().run(sending({}, twice));
		expect(counts(one)).toEqual({ 2: 20 });
	});

	test('does not take what was sent before it began', async () => {
		const one = n8n.newCase();
		const process = one.start();
		await process.run(sending());
		n8n.standIn.clock.advance(5000);
		await killAfter(one, process, sending(), 80);
		await one.start().run(sending());
		expect(counts(one)).toEqual({ 2: 60 });
	});

	test('counts for a day', async () => {
		const one = n8n.newCase();
		await killAfter(one, one.start(), sending(), 20);
		const before = messagesOf(one).length;
		n8n.standIn.clock.advance(25 * 3_600_000);
		await one.start().run(sending());
		expect(counts(one)).toEqual({ 1: 60 - before, 2: before });
		expect(one.keys()).toEqual([]);
	});
});

describe('An execution that n8n starts by itself', () => {
	test('sends all, whatever another one has left', async () => {
		const one = n8n.newCase();
		await killAfter(one, one.start(), sending(), 20, { mode: 'trigger' });
		const before = messagesOf(one).length;
		await one.start().run(sending(), { mode: 'trigger' });
		expect(counts(one)).toEqual({ 1: 60 - before, 2: before });
	});

	test('knows what the same execution has sent in a worker that was lost', async () => {
		const one = n8n.newCase();
		const settings = { mode: 'trigger', executionId: '17' } as const;
		await killAfter(one, one.start(), sending(), 20, settings);
		await one.start().run(sending(), settings);
		expect(counts(one)).toEqual({ 1: 60 });
		expect(one.keys()).toEqual([]);
	});
});

test('An execution that a person stopped: the next one sends the rest, the one after it all', async () => {
	const one = n8n.newCase();
	const process = one.start();
	const stopped = process.begin(sending());
	await untilSent(one, 20);
	stopped.stop();
	await stopped.ended;
	await n8n.standIn.settled();
	const second = await process.run(sending());
	expect(second.data.resultData.error?.message).toBeUndefined();
	expect(counts(one)).toEqual({ 1: 60 });
	await process.run(sending());
	expect(counts(one)).toEqual({ 2: 60 });
});

describe('In a loop', () => {
	// Between two rounds, claims are kept for a time that a busy machine must not exceed.
	let usual: Installation;
	beforeAll(async () => {
		usual = n8n;
		n8n = await install(3, [], usual.rows, 0.02);
	});
	afterAll(async () => {
		await n8n.close();
		n8n = usual;
	});

	const loop = (batchSize: number) => loopWorkflow(people, { ...sendEachItem, ...few }, batchSize);

	test('what finished rounds have sent is known until the loop is over', async () => {
		const one = n8n.newCase();
		await killAfter(one, one.start(), loop(10), 45);
		await one.start().run(loop(10));
		expect(counts(one)).toEqual({ 1: 60 });
		expect(one.keys()).toEqual([]);
	});

	test('nothing is left when it is over', async () => {
		const one = n8n.newCase();
		const process = one.start();
		await process.run(loop(25));
		expect(counts(one)).toEqual({ 1: 60 });
		expect(one.keys()).toEqual([]);
		await process.run(loop(25));
		expect(counts(one)).toEqual({ 2: 60 });
	});
});

test('What cannot be told apart is not sent', async () => {
	const one = n8n.newCase();
	const [person = { to: '' }] = people;
	const template = (name: string) => ({ to: person.to, name });
	const source = twilioWorkflow([template('Anna'), template('Ben')], {
		...sendEachItem,
		body: '',
		options: {
			contentSid: defaults.contentSid,
			contentVariables: '={{ JSON.stringify({ 1: $json.name, 2: "7" }) }}',
			maxConcurrentRequests: 1,
		},
	});
	n8n.standIn.faults.latency = 100;
	await killAfter(one, one.start(), source, 1);
	const run = await one.start().run(source);
	expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	expect(messagesOf(one)).toHaveLength(1);
});

test('Two executions at once in one process both send', async () => {
	const one = n8n.newCase();
	const process = one.start();
	await Promise.all([process.run(sending()), process.run(sending())]);
	expect(counts(one)).toEqual({ 2: 60 });
	expect(one.keys()).toEqual([]);
});

test('Without the store, messages are sent all the same', async () => {
	const one = n8n.newCase();
	n8n.rows.failing = 1000;
	const run = await one.start().run(sending());
	n8n.rows.failing = 0;
	expect(run.status).toBe('success');
	expect(counts(one)).toEqual({ 1: 60 });
});
