import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { recipients, sendEachItem } from '../../engine/setUpTwilio';
import { twilioWorkflow } from '../../engine/twilioNode';
import { creating } from '../../twilio-stand-in/faults';
import { endFaults, failedFor, sentIn, twiceIn } from './oncePeople';
import type { Case, Installation, Process } from './processes';
import type { HistoryKind } from './trials';

/** A second of n8n’s is a tenth here. */
const scale = 0.1;
const mostExecutions = 4;
const processes = 3;
/** Reading and writing a row take up to so long each, in milliseconds. */
const spread = 2;
/** How long a message takes, in milliseconds. */
const latency = 20;
/** More than one chunk of keys: two processes can each be first with one. */
const people = recipients(48).map((person, key) => ({ ...person, key }));

/** An execution among others. */
interface Together {
	readonly process: number;
	/** When it begins after the first, in milliseconds. */
	readonly at: number;
	/** Whom it sends to: so many from the first of these on. */
	readonly first: number;
	readonly count: number;
	readonly inFlight: number;
	/** What ends it, when so many messages of all were sent. */
	readonly end: 'wait' | 'kill' | 'stop';
	readonly after: number;
	/** The person whose message is refused, if it is one of these. */
	readonly refused: number;
}

const executions: fc.Arbitrary<Together[]> = fc.array(
	fc.record<Together>({
		process: fc.nat({ max: processes - 1 }),
		at: fc.oneof(fc.nat({ max: 400 }), fc.constant(0)),
		first: fc.constantFrom(0, 0, 3, 8, 20),
		count: fc.constantFrom(1, 4, 16, 16, people.length, people.length),
		inFlight: fc.constantFrom(1, 3, 20),
		end: fc.constantFrom('wait', 'wait', 'wait', 'kill', 'stop'),
		after: fc.nat({ max: people.length - 1 }),
		refused: fc.nat({ max: people.length * 4 }),
	}),
	{ minLength: 2, maxLength: mostExecutions },
);

const sending = (items: typeof people, inFlight: number) =>
	twilioWorkflow(
		items,
		{
			...sendEachItem,
			options: { maxConcurrentRequests: inFlight, sendOnceKey: '={{ $json.key }}' },
		},
		{ onError: 'continueRegularOutput' },
	);

/** How many people there were in all histories, and what came out wrong. */
export interface Overall {
	people: number;
	/** Messages that somebody got once too often. */
	twice: number;
	/** Those of whom it stays unknown, and who got none. */
	unknown: number;
}

/** What may come out wrong in one history: n8n's store has no lock. */
interface Bounds {
	readonly twice: number;
	readonly unknown: number;
}

/** Plays executions with the same keys that overlap each other, and a last one to its end. */
async function check(
	n8n: Installation,
	history: readonly Together[],
	bounds: Bounds,
	overall: Overall,
): Promise<string[]> {
	const one = n8n.newCase();
	const { standIn, rows } = n8n;
	rows.spread = spread;
	const started = Array.from({ length: processes }, () => one.start());
	const all = history.map(async (each) => {
		await playOne(n8n, one, started, each);
	});
	await Promise.all(all);
	await standIn.settled();
	await wait(100);
	endFaults(n8n);
	standIn.clock.advance(3_600_000);
	const run = await one.start().run(sending(people, 3), { mode: 'trigger' });
	const sent = sentIn(n8n, one);
	const told = failedFor(run, people);
	const twice = twiceIn(sent);
	const unknown = told.filter((to) => !sent.includes(to));
	overall.people += people.length;
	overall.twice += twice.length;
	overall.unknown += unknown.length;
	return [
		...(twice.length > bounds.twice ? twice.map((to) => `${to} has it twice`) : []),
		...people
			.filter(({ to }) => !sent.includes(to) && !told.includes(to))
			.map(({ to }) => `${to} was left out`),
		...(unknown.length > bounds.unknown
			? unknown.map((to) => `${to} is unknown, and was not sent to`)
			: []),
	];
}

async function playOne(
	n8n: Installation,
	one: Case,
	started: readonly Process[],
	{ process: number, at, first, count, inFlight, end, after, refused }: Together,
): Promise<void> {
	await wait(at);
	const process = started[number];
	const to = people[refused]?.to;
	if (to !== undefined) n8n.standIn.faults.once(creating(to), { kind: 'refusal', code: 21614 });
	if (!process || process.isDead()) return;
	const items = people.slice(first, first + count);
	const begun = process.begin(sending(items, inFlight), { mode: 'trigger' });
	const state = { isOver: false };
	const ended = begun.ended.then(() => {
		state.isOver = true;
	});
	const isEnded = () => state.isOver || process.isDead();
	if (end !== 'wait') {
		while (!isEnded() && sentIn(n8n, one).length < after) await wait(1);
		if (end === 'kill' && !state.isOver) process.kill();
		else begun.stop();
	}
	while (!isEnded()) await Promise.race([ended, wait(5)]);
}

/**
 * Executions of a node with Send Once Key that overlap, in several processes.
 *
 * @param overall counts what comes out
 */
export function togetherKind(bounds: Bounds, overall: Overall): HistoryKind<Together[]> {
	return {
		histories: executions,
		processes: processes + 1,
		latency,
		scale,
		atOnce: 2,
		check: async (n8n, history) => await check(n8n, history, bounds, overall),
	};
}
