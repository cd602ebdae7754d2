import { setTimeout as pause } from 'node:timers/promises';
import { creating } from '../twilio-stand-in/faults';
import { defaults } from '../twilio-stand-in/server';
import { CrashingN8n, peopleByCount, save, stopExecution, until } from './harness/crashingN8n';
import { setUp } from './harness/setUp';
import { call, sendingNode } from './harness/workflows';

const place = setUp(async (folder, say) => await CrashingN8n.start(folder, say));
const options = { maxConcurrentRequests: 20 };

const sent = () => place.playground.standIn.messages().length;
const print = (what: string) => process.stdout.write(`  ${what}\n`);

beforeEach(() => {
	const { faults } = place.playground.standIn;
	faults.latency = (request) => (creating()(request) ? 100 : 10);
});

/** What was in flight arrives. */
async function quiet(): Promise<void> {
	let before = -1;
	while (before !== sent()) {
		before = sent();
		await pause(300);
	}
}

test.each<[string, number, object]>([
	['SMS', 1000, {}],
	['MMS', 300, { operation: 'sendMms', mediaUrl: ['https://files.example/a.png'] }],
	[
		'a template',
		300,
		{
			body: '',
			options: {
				...options,
				contentSid: defaults.contentSid,
				contentVariables: '={{ JSON.stringify({ 1: $json.to, 2: "7" }) }}',
			},
		},
	],
	[
		'a text in parts',
		150,
		{
			body: `={{ $json.body }} ${'Long text. '.repeat(30)}`,
			options: { ...options, longBody: 'split', longestPart: 160 },
		},
	],
])('killed in the middle, and executed again: %s', async (name, count, fields) => {
	const n8n = place.playground;
	const workflow = await save(n8n, `killed-${name.replace(/\W/g, '-')}`, {
		count,
		fields: { options, ...fields },
	});
	await n8n.api.start(workflow, 'Start');
	await until(() => sent() > 0.4 * count);
	await n8n.crash();
	await quiet();
	const before = sent();

	const again = await n8n.api.run(workflow, 'Start');
	expect([again.status, again.error]).toEqual(['success', undefined]);
	const items = again.items(sendingNode);
	const skipped = items.filter((item) => item.skipped === true).length;
	print(
		`${name}: ${before} sent before the kill, ${skipped} skipped; people by messages: ${JSON.stringify(peopleByCount(n8n.standIn))}`,
	);
	const each = items.length / count;
	expect(peopleByCount(n8n.standIn)).toEqual({ [each]: count });
	expect(skipped).toBe(before);
});

test('stopped in the editor, and executed three times', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'stopped', { count: 300, options });
	const id = await n8n.api.start(workflow, 'Start');
	await until(() => sent() > 120);
	await stopExecution(n8n.api, id);
	await quiet();
	const before = sent();
	await n8n.api.run(workflow, 'Start');
	const second = peopleByCount(n8n.standIn);
	await n8n.api.run(workflow, 'Start');
	print(
		`Stop at ${before}; then ${JSON.stringify(second)}; then ${JSON.stringify(peopleByCount(n8n.standIn))}`,
	);
	expect(before).toBeLessThan(300);
	expect(second).toEqual({ 1: 300 });
	expect(peopleByCount(n8n.standIn)).toEqual({ 2: 300 });
});

test('a workflow that timed out', async () => {
	const n8n = place.playground;
	// Longer than the second look for what was left behind, of which nothing may have been sent.
	const workflowSettings = { executionTimeout: 7 };
	const workflow = await save(n8n, 'timed-out', { count: 1400, options, workflowSettings });
	const first = await n8n.api.run(workflow, 'Start');
	await quiet();
	const before = sent();
	const later: string[] = [];
	// A busy machine gets less done before each time-out.
	for (let count = 0; count < 20 && sent() < 1400; count++) {
		const { status } = await n8n.api.run(workflow, 'Start');
		await quiet();
		later.push(`${status} at ${sent()}`);
	}
	print(
		`Time-out (${first.status}) at ${before}; ${later.join(', ')}; in the end ${JSON.stringify(peopleByCount(n8n.standIn))}`,
	);
	expect(before).toBeLessThan(1400);
	expect(peopleByCount(n8n.standIn)).toEqual({ 1: 1400 });
}, 400_000);

test('n8n stopped with a short grace', async () => {
	const n8n = place.playground;
	await n8n.restart({ N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '1' });
	const workflow = await save(n8n, 'short-grace', { count: 1000, options });
	await n8n.api.start(workflow, 'Start');
	await until(() => sent() > 200);
	await n8n.restart();
	await quiet();
	const before = sent();
	await n8n.api.run(workflow, 'Start');
	print(
		`SIGTERM with a grace of a second: ${before} sent; then ${JSON.stringify(peopleByCount(n8n.standIn))}`,
	);
	expect(before).toBeLessThan(1000);
	expect(peopleByCount(n8n.standIn)).toEqual({ 1: 1000 });
});

test('killed in the fifth round of a loop', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'looped', { count: 400, options, batchSize: 50 });
	await n8n.api.start(workflow, 'Start');
	await until(() => sent() > 220);
	await n8n.crash();
	await quiet();
	const before = sent();
	const again = await n8n.api.run(workflow, 'Start');
	print(`Killed at ${before} in round 5 of 8; then ${JSON.stringify(peopleByCount(n8n.standIn))}`);
	expect(again.status).toBe('success');
	expect(peopleByCount(n8n.standIn)).toEqual({ 1: 400 });
	await n8n.api.run(workflow, 'Start');
	expect(peopleByCount(n8n.standIn)).toEqual({ 2: 400 });
});

test('an alert by webhook, of the same text, every second through a kill: each one arrives', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'alert', { count: 1 });
	await n8n.api.activate(workflow);
	const people = [{ to: '+14155552000', body: 'Disk full' }];
	const alert = async () => {
		await call(n8n.url, 'alert', { people });
		await pause(500);
	};
	for (let count = 0; count < 3; count++) await alert();
	await call(n8n.url, 'alert', { people });
	await until(() => n8n.standIn.requests.filter(creating()).length === 4);
	await n8n.crash();
	for (let count = 0; count < 3; count++) await alert();
	await quiet();
	print(`Seven alerts, one of them in flight at the kill: ${sent()} messages`);
	expect(sent()).toBe(7);
});

test.each([
	['without', 'DEFAULT'],
	['with', true],
])(
	'Retry of a crashed execution, %s Save execution progress',
	async (_name, saveExecutionProgress) => {
		const n8n = place.playground;
		const workflowSettings = { saveExecutionProgress };
		const workflow = await save(n8n, `retried-${String(saveExecutionProgress)}`, {
			count: 300,
			options,
			workflowSettings,
		});
		const id = await n8n.api.start(workflow, 'Start');
		await until(() => sent() > 120);
		await n8n.crash();
		await quiet();
		const before = sent();
		const crashed = await n8n.api.executionAtItsEnd(id);
		const retried = await n8n.api.retry(crashed).catch((error: unknown) => String(error));
		await quiet();
		const said =
			typeof retried === 'string' ? retried : `${retried.status} ${retried.error?.message ?? ''}`;
		print(
			`Crashed (${crashed.status}) at ${before}; Retry: ${said}; ${JSON.stringify(peopleByCount(n8n.standIn))}`,
		);
		if (sent() < 300) await n8n.api.run(workflow, 'Start');
		expect(peopleByCount(n8n.standIn)).toEqual({ 1: 300 });
	},
);

test('two executions at once in one process, the same messages: each sends its own', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'at-once', { count: 100, options });
	const other = await n8n.api.start(workflow, 'Start');
	await until(() => sent() > 20);
	await n8n.api.run(workflow, 'Start');
	await n8n.api.executionAtItsEnd(other);
	print(`Two at once: ${JSON.stringify(peopleByCount(n8n.standIn))}`);
	expect(peopleByCount(n8n.standIn)).toEqual({ 2: 100 });
});

test.each([
	['without Save execution progress, executing again sends to all again', 'DEFAULT', 2],
	['with Save execution progress, Retry sends to nobody again', true, 1],
])(
	'killed after the node has ended, before the execution has: %s',
	async (_name, saveExecutionProgress, each) => {
		const n8n = place.playground;
		const workflowSettings = { saveExecutionProgress };
		const workflow = await save(n8n, `after-${each}`, { count: 50, workflowSettings, waits: 30 });
		const id = await n8n.api.start(workflow, 'Start');
		await until(() => sent() === 50);
		// The node ends, and the next one waits.
		await pause(3000);
		await n8n.crash();
		const crashed = await n8n.api.executionAtItsEnd(id);
		if (each === 1) await n8n.api.retry(crashed);
		else await n8n.api.run(workflow, 'Start');
		print(`${crashed.status}; then ${JSON.stringify(peopleByCount(n8n.standIn))}`);
		expect(peopleByCount(n8n.standIn)).toEqual({ [each]: 50 });
	},
);

test('a reminder of the same text by schedule, killed in the middle: the next one reaches all', async () => {
	const n8n = place.playground;
	const workflow = await save(n8n, 'reminder', { count: 60, options, everySeconds: 8 });
	await n8n.api.activate(workflow);
	await until(() => sent() > 20);
	await n8n.crash();
	const before = sent();
	await until(() => sent() >= before + 60);
	await n8n.api.deactivate(workflow);
	print(`Killed at ${before}; then ${JSON.stringify(peopleByCount(n8n.standIn))}`);
	expect(sent() - before).toBeGreaterThanOrEqual(60);
	expect(new Set(n8n.standIn.messages().map(({ to }) => to)).size).toBe(60);
});
