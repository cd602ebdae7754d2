import { setTimeout as pause } from 'node:timers/promises';
import type { SavedWorkflow } from '../n8n/api';
import { creating } from '../twilio-stand-in/faults';
import { CrashingN8n, peopleByCount, save, until } from './harness/crashingN8n';
import { setUp } from './harness/setUp';
import { call, people, sendingNode } from './harness/workflows';

const place = setUp(async (folder, say) => await CrashingN8n.start(folder, say));
const options = { maxConcurrentRequests: 20, sendOnceKey: '=reminder of {{ $json.to }}' };

const sent = () => place.playground.standIn.messages().length;
const print = (what: string) => process.stdout.write(`  ${what}\n`);

beforeEach(() => {
	const { faults } = place.playground.standIn;
	faults.latency = (request) => (creating()(request) ? 100 : 10);
});

/** The workflow's latest execution, when there are so many and it has ended. */
async function ended(workflow: SavedWorkflow, count: number) {
	const { api } = place.playground;
	for (let tries = 0; tries < 600; tries++) {
		const ids = await api.executionIds(workflow);
		const [latest] = ids;
		if (ids.length === count && latest !== undefined) return await api.executionAtItsEnd(latest);
		await pause(100);
	}
	throw new Error(`There were never ${count} executions`);
}

const skippedIn = (items: ReadonlyArray<Record<string, unknown>>) =>
	items.filter(({ skipped }) => skipped === true).length;

test('by webhook, killed in the middle, and started again twice: nobody twice, nobody left out', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'once', { count: 1, options });
	await n8n.api.activate(workflow);
	await call(n8n.url, 'once', { people: people(1000) });
	await until(() => sent() > 400);
	await n8n.crash();
	await pause(500);
	const before = sent();

	await call(n8n.url, 'once', { people: people(1000) });
	const second = await ended(workflow, 2);
	const after = peopleByCount(n8n.standIn);
	const changed = people(1000).map(({ to }) => ({ to, body: 'Another text' }));
	await call(n8n.url, 'once', { people: changed });
	const third = await ended(workflow, 3);
	print(
		`${before} sent before the kill; then ${JSON.stringify(after)}, ${skippedIn(second.items(sendingNode))} skipped; then ${JSON.stringify(peopleByCount(n8n.standIn))}, ${skippedIn(third.items(sendingNode))} skipped`,
	);
	expect([second.status, second.error]).toEqual(['success', undefined]);
	expect(before).toBeLessThan(1000);
	expect(after).toEqual({ 1: 1000 });
	expect(peopleByCount(n8n.standIn)).toEqual({ 1: 1000 });
	expect(skippedIn(second.items(sendingNode))).toBe(before);
	expect(skippedIn(third.items(sendingNode))).toBe(1000);
});

test('two executions at once in one process', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'once-at-once', { count: 1, options });
	await n8n.api.activate(workflow);
	// It is registered.
	await call(n8n.url, 'once-at-once', { people: [] });
	const some = people(400);
	await Promise.all([
		call(n8n.url, 'once-at-once', { people: some }),
		call(n8n.url, 'once-at-once', { people: [...some].reverse() }),
	]);
	await until(() => sent() >= 400);
	await pause(2000);
	print(`Two at once, the same 400 keys: ${JSON.stringify(peopleByCount(n8n.standIn))}`);
	expect(peopleByCount(n8n.standIn)).toEqual({ 1: 400 });
});
