import { setTimeout as pause } from 'node:timers/promises';
import { begunBy } from '../n8n/queue/fleet';
import { creating } from '../twilio-stand-in/faults';
import { peopleByCount } from './harness/crashingN8n';
import { setUpQueue } from './harness/setUpQueue';
import { workflowByHand } from './harness/workflowByHand';
import { call, people, sendingNode } from './harness/workflows';

const { place, activate, created, expectOneEach, middle, running, texted } = setUpQueue();
const counted = () => peopleByCount(place.playground.standIn);
const print = (what: string) => process.stdout.write(`  ${what}\n`);
const isSkipped = ({ skipped }: Record<string, unknown>) => skipped === true;

test('20 executions of 50 recipients are spread over two workers', async () => {
	const { api, webhooks, workers } = place.playground;
	const workflow = await activate('spread');
	const batches = Array.from({ length: 20 }, (_, index) => people(50, index * 50));
	const calls = batches.map(async (batch) => await call(webhooks.url, 'spread', { people: batch }));
	await Promise.all(calls);

	const ids = await api.executionIds(workflow);
	const runs = await Promise.all(ids.map(async (id) => await api.executionAtItsEnd(id)));
	expect(runs.map(({ status }) => status)).toEqual(batches.map(() => 'success'));
	expectOneEach(people(1000));
	expect(created()).toHaveLength(1000);
	const begun = workers.map(begunBy);
	expect(begun.every(({ length }) => length > 0)).toBe(true);
	expect(begun.flat().sort()).toEqual([...ids].sort());
});

describe('in the middle of a batch', () => {
	const those = people(100);
	const carefully = { skipIfSentWithin: 60 };

	beforeEach(() => {
		// A request is carried out halfway through: those in flight outlive the process that made them.
		place.playground.standIn.faults.latency = (request) => (creating()(request) ? 1500 : 20);
	});

	test('a worker is stopped: it ends the batch first', async () => {
		const { api, webhooks } = place.playground;
		const workflow = await activate('worker-stopped');
		await call(webhooks.url, 'worker-stopped', { people: those });
		const { id, worker } = await running(workflow);
		await middle();
		await worker.stop();

		const done = await api.executionAtItsEnd(id);
		expectOneEach(those);
		expect([done.status, done.error]).toEqual(['success', undefined]);
		expect(created()).toHaveLength(those.length);
		await place.playground.addWorker();
	});

	test('a worker is killed: n8n gives the batch up, and sent again it reaches the others', async () => {
		const { api, webhooks } = place.playground;
		const workflow = await activate('worker-killed', carefully);
		await call(webhooks.url, 'worker-killed', { people: those });
		const { id, worker } = await running(workflow);
		await middle();
		await worker.kill();
		const before = texted().length;
		await place.playground.addWorker();

		const failed = await api.executionAtItsEnd(id);
		expect(failed.status).toBe('error');
		expect(failed.error?.message).toContain('failed to be processed too many times');
		const reached = texted().length;
		expect(reached).toBeGreaterThan(before);
		expect(reached).toBeLessThan(those.length);
		// n8n has not kept what the execution was to do: Retry does nothing.
		const retried = await api.retry(failed);
		expect([retried.status, retried.rounds(sendingNode)]).toEqual(['error', 0]);
		expect(texted()).toHaveLength(reached);

		await call(webhooks.url, 'worker-killed', { people: those });
		const again = await api.latestExecution(workflow);
		expectOneEach(those);
		expect([again.status, again.error]).toEqual(['success', undefined]);
		expect(again.items(sendingNode).filter(isSkipped)).toHaveLength(reached);
	});

	test('a worker is killed, and a person starts the workflow again: without any option, it reaches the others', async () => {
		const { api, webhooks, credential } = place.playground;
		const workflow = await api.createWorkflow(
			workflowByHand('by-hand', { credential, count: 100 }),
		);
		await api.activate(workflow);
		await call(webhooks.url, 'by-hand', { people: those });
		const { id, worker } = await running(workflow);
		await middle();
		await worker.kill();
		await place.playground.addWorker();
		await api.executionAtItsEnd(id);
		const before = texted().length;

		const again = await api.run(workflow, 'Start');
		print(`${before} sent before the kill; in the end ${JSON.stringify(counted())}`);
		expect([again.status, again.error]).toEqual(['success', undefined]);
		expectOneEach(those);
		expect(again.items(sendingNode).filter(isSkipped)).toHaveLength(before);
	});

	test('two executions at once on two workers, the same messages: each sends its own', async () => {
		const { api, webhooks } = place.playground;
		const workflow = await activate('twice');
		await call(webhooks.url, 'twice', { people: those });
		await call(webhooks.url, 'twice', { people: those });
		const ids = await api.executionIds(workflow);
		const runs = await Promise.all(ids.map(async (id) => await api.executionAtItsEnd(id)));
		print(`Two workers at once: ${JSON.stringify(counted())}`);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(counted()).toEqual({ 2: 100 });
	});

	test.each([
		['at the same moment', 0],
		['two seconds apart', 2000],
	])(
		'two executions on two workers, %s, with Send Once Keys: nobody twice',
		async (when, apart) => {
			const { api, webhooks } = place.playground;
			const workflow = await activate(`once-${apart}`, { sendOnceKey: '={{ $json.to }}' });
			const first = call(webhooks.url, `once-${apart}`, { people: those });
			await pause(apart);
			await Promise.all([first, call(webhooks.url, `once-${apart}`, { people: those })]);
			const ids = await api.executionIds(workflow);
			const runs = await Promise.all(ids.map(async (id) => await api.executionAtItsEnd(id)));
			const skipped = runs.map((run) => run.items(sendingNode).filter(isSkipped).length);
			print(
				`Two workers ${when}, with keys: ${JSON.stringify(counted())}, ${skipped.join('/')} skipped`,
			);
			expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
			expect(counted()).toEqual({ 1: 100 });
		},
	);

	test('a person starts the workflow while a worker sends the same: nobody is left out', async () => {
		const { api, webhooks, credential } = place.playground;
		const workflow = await api.createWorkflow(workflowByHand('beside', { credential, count: 100 }));
		await api.activate(workflow);
		await call(webhooks.url, 'beside', { people: those });
		const { id } = await running(workflow);
		await middle();
		const byHand = await api.run(workflow, 'Start');
		const byWorker = await api.executionAtItsEnd(id);
		print(`By hand while a worker sends: ${JSON.stringify(counted())}`);
		expect([byHand.status, byWorker.status]).toEqual(['success', 'success']);
		expect(new Set(texted()).size).toBe(100);
		expect(Math.max(...Object.keys(counted()).map(Number))).toBeLessThanOrEqual(2);
	});

	test('a worker is killed with the process that gave it the batch: Retry reaches the others', async () => {
		// A worker that lives remembers for a while whom it has texted in the test before.
		const those = people(100, 100);
		const { main } = place.playground;
		const workflow = await activate('both-killed', carefully);
		await call(main.url, 'both-killed', { people: those });
		const { id, worker } = await running(workflow);
		await middle();
		await Promise.all([worker.kill(), main.kill()]);
		const before = texted().length;
		await place.playground.addWorker();
		// In minutes. By default n8n looks every three hours for executions that nobody runs.
		const next = await place.playground.restartMain({
			N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '0.05',
		});

		const crashed = await next.executionAtItsEnd(id);
		expect(crashed.status).toBe('crashed');
		const reached = texted().length;
		expect(reached).toBeGreaterThan(before);
		expect(reached).toBeLessThan(those.length);

		const retried = await next.retry(crashed);
		expectOneEach(those);
		expect([retried.status, retried.error]).toEqual(['success', undefined]);
		expect(retried.items(sendingNode).filter(isSkipped)).toHaveLength(reached);
	});
});
