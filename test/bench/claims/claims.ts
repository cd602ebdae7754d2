import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { creating } from '../../twilio-stand-in/faults';
import { defaults } from '../../twilio-stand-in/server';
import { showProgress } from '../../tools/progress';
import { startPlace, type Database, type Place } from './place';
import { nodeTypeOf, type Variant } from './variants';

const pairs = 6;
const many = 64_000;

/** Measures what the claims in n8n's deduplication store cost, in the whole n8n. */
export async function measureClaims(): Promise<void> {
	await inPlace('SQLite', async (place) => {
		for (const atOnce of [20, 100]) await comparePairs(place, atOnce);
		await measureMany(place, 'SQLite');
	});
	await inPlace('PostgreSQL', async (place) => {
		await measureMany(place, 'PostgreSQL');
	});
}

async function inPlace(database: Database, act: (place: Place) => Promise<void>): Promise<void> {
	const place = await showProgress(`Starting n8n with ${database}`, async () => {
		return await startPlace(database);
	});
	try {
		await act(place);
	} finally {
		await place.stop();
	}
}

/** 1,000 sends with and without claims, in turns; the first pair only warms up. */
async function comparePairs(place: Place, atOnce: number): Promise<void> {
	const times: Record<'asIs' | 'withoutClaims', number[]> = { asIs: [], withoutClaims: [] };
	for (let pair = 0; pair <= pairs; pair++) {
		for (const variant of ['withoutClaims', 'asIs'] as const) {
			const milliseconds = await send(place, variant, 1000, atOnce);
			if (pair > 0) times[variant].push(milliseconds);
		}
	}
	const [without, with_] = [median(times.withoutClaims), median(times.asIs)];
	console.log(
		`  = 1,000 sends, ${atOnce} in flight, milliseconds from the first request to the last answer: without claims ${list(times.withoutClaims)}; with ${list(times.asIs)}; median ${((with_ / without - 1) * 100).toFixed(1)} % more`,
	);
}

const list = (times: readonly number[]) => times.map((time) => time.toFixed(0)).join(' ');

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

const lineSchema = z.object({
	kind: z.enum(['claims', 'returns']),
	milliseconds: z.number(),
	longestBlock: z.number(),
});

async function measureMany(place: Place, database: Database): Promise<void> {
	rmSync(place.meterFile, { force: true });
	await showProgress(`Sending ${many} with ${database}`, async () => {
		await send(place, 'metered', many, 100);
	});
	const lines = readFileSync(place.meterFile, 'utf8')
		.trim()
		.split('\n')
		.map((line) => lineSchema.parse(JSON.parse(line)));
	for (const kind of ['claims', 'returns'] as const) {
		const own = lines.filter((line) => line.kind === kind);
		const sum = own.reduce((total, { milliseconds }) => total + milliseconds, 0);
		const block = Math.max(...own.map(({ longestBlock }) => longestBlock));
		console.log(
			`  = ${database}, ${many} ${kind}: ${own.length} calls, ${(sum / 1000).toFixed(2)} s in all, longest block ${block.toFixed(0)} ms`,
		);
	}
}

/** @returns milliseconds from the first request's arrival to the end of the execution's last one */
async function send(
	{ api, credential, standIn }: Place,
	variant: Variant,
	count: number,
	atOnce: number,
): Promise<number> {
	await standIn.control.reset();
	standIn.faults.latency = (request) => (creating()(request) ? 100 : 10);
	const workflow = await api.createWorkflow(workflowFor(variant, credential, count, atOnce));
	let first = 0;
	await api.start(workflow, 'Start');
	const latest = Date.now() + 600_000;
	// To count requests takes no time; to make a list of many messages does.
	while (standIn.requests.length < count || standIn.messages().length < count) {
		if (Date.now() > latest) throw new Error(`Only ${standIn.messages().length} were sent`);
		if (first === 0 && standIn.requests.length > 0) first = Date.now();
		await pause(2);
	}
	const milliseconds = Date.now() - first;
	const [id = ''] = await api.executionIds(workflow);
	await ended(api, id);
	return milliseconds;
}

async function ended(api: Place['api'], id: string): Promise<void> {
	const schema = z.object({ results: z.array(z.object({ id: z.string(), status: z.string() })) });
	const latest = Date.now() + 600_000;
	for (;;) {
		const { results } = await api.ask('GET', '/rest/executions?limit=20', schema);
		const status = results.find((execution) => execution.id === id)?.status;
		if (status === 'success') return;
		if (Date.now() > latest || (status !== undefined && !['new', 'running'].includes(status)))
			throw new Error(`Execution ${id}: ${status ?? 'not there'}`);
		await pause(200);
	}
}

function workflowFor(variant: Variant, credential: string, count: number, atOnce: number) {
	const people = `={{ Array.from({ length: ${count} }, (_, index) => ({ to: '+1415' + (5550000 + index), body: 'Text ' + index })) }}`;
	const nodes = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: 'People',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				assignments: { assignments: [{ id: 'p', name: 'people', type: 'array', value: people }] },
				options: {},
			},
		},
		{
			name: 'Each',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'people', options: {} },
		},
		{
			name: 'Send',
			type: nodeTypeOf(variant),
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'sendSms',
				senderType: 'from',
				from: { __rl: true, mode: 'sender', value: defaults.number },
				to: '={{ $json.to }}',
				body: '={{ $json.body }}',
				options: { maxConcurrentRequests: atOnce },
			},
			credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
		},
	];
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: `${variant} ${count} ${atOnce}`,
		nodes: nodes.map((node, index) => ({ id: node.name, position: [index * 220, 0], ...node })),
		connections: { Start: to('People'), People: to('Each'), Each: to('Send') },
		settings: { executionOrder: 'v1' },
	};
}
