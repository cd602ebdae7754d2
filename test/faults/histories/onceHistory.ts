import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { WorkflowExecuteMode } from 'n8n-workflow';
import { recipients, sendEachItem } from '../../engine/setUpTwilio';
import { twilioWorkflow } from '../../engine/twilioNode';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import { creating, type Fault } from '../../twilio-stand-in/faults';
import { endFaults, failedFor, sentIn, twiceIn } from './oncePeople';
import type { Installation, Process } from './processes';
import type { HistoryKind } from './trials';

const mostSteps = 5;
const people = recipients(30).map((person, key) => ({ ...person, key }));

/** An execution, and what happens to it. */
interface Step {
	readonly mode: WorkflowExecuteMode;
	/** It dies when so many were sent, or at one of its calls of n8n's store. */
	readonly end: 'kill' | 'killAtCall' | 'stop' | 'wait';
	/** How many were sent when it is killed or stopped. */
	readonly after: number;
	/** The call at which it is killed; the first is 1. */
	readonly call: number;
	readonly text: string;
	readonly from: string;
	/** What the messages to some people meet. */
	readonly faults: ReadonlyArray<{ readonly person: number; readonly fault: Fault }>;
}

const faults = fc.constantFrom<Fault>(
	{ kind: 'cut', moment: 'before' },
	{ kind: 'cut', moment: 'after' },
	{ kind: 'refusal', code: 21614 },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record<Step>({
		mode: fc.constantFrom('manual', 'trigger', 'webhook', 'retry'),
		end: fc.constantFrom('kill', 'killAtCall', 'stop', 'wait'),
		after: fc.nat({ max: people.length - 1 }),
		call: fc.integer({ min: 1, max: 24 }),
		text: fc.constantFrom('', ' now', ' at last'),
		from: fc.constantFrom(defaults.number, defaults.number, defaults.numberWithoutService),
		faults: fc.array(fc.record({ person: fc.nat({ max: people.length - 1 }), fault: faults }), {
			maxLength: 3,
		}),
	}),
	{ minLength: 1, maxLength: mostSteps },
);

const sending = (text: string, from: string = defaults.number) =>
	twilioWorkflow(
		people,
		{
			...sendEachItem,
			body: `={{ $json.body }}${text}`,
			from: { __rl: true, mode: 'sender', value: from },
			options: { maxConcurrentRequests: 3, sendOnceKey: '={{ $json.key }}' },
		},
		{ onError: 'continueRegularOutput' },
	);

/** Ends when nothing more arrives. */
async function quiet(count: () => number, pause: number): Promise<void> {
	let before = -1;
	while (before !== count()) {
		before = count();
		await wait(pause);
	}
}

/** Plays executions with the same keys, one after another, and a last one to its end. */
async function check(n8n: Installation, history: readonly Step[]): Promise<string[]> {
	const one = n8n.newCase();
	const { rows, standIn } = n8n;
	const sent = () => sentIn(n8n, one);
	const activity = () => sent().length + one.calls();
	let process: Process | undefined;
	for (const { mode, end, after, call, text, from, faults: planned } of history) {
		const before = sent().length;
		for (const { person, fault } of planned)
			standIn.faults.once(creating(people[person]?.to), fault);
		// Whoever was stopped goes on for a moment; n8n is another process only when it was killed.
		process ??= one.start();
		const state = { isOver: false, isDead: false };
		const kill = () => {
			process?.kill();
			state.isDead = true;
		};
		if (end === 'killAtCall') {
			const last = one.calls() + call;
			rows.watched.set(one.workflowId, () => {
				if (one.calls() === last) kill();
			});
		}
		const begun = process.begin(sending(text, from), { mode });
		const ended = begun.ended.then(() => {
			state.isOver = true;
		});
		if (end === 'kill' || end === 'stop') {
			while (!state.isOver && sent().length < Math.max(before, after)) await wait(1);
			if (end === 'kill') kill();
			else begun.stop();
		}
		while (!state.isOver && !state.isDead) await Promise.race([ended, wait(5)]);
		await standIn.settled();
		await quiet(activity, state.isDead ? 100 : 50);
		rows.watched.delete(one.workflowId);
		if (state.isDead) process = undefined;
		standIn.clock.advance(60_000);
		endFaults(n8n);
		const problems = twice(sent());
		if (problems.length > 0) return problems;
	}
	const last = (process ?? one.start()).run(sending(' in the end'), { mode: 'trigger' });
	const told = failedFor(await last, people);
	const isQuiet = history.every(
		({ end, from }) => end !== 'kill' && end !== 'killAtCall' && from === defaults.number,
	);
	return [
		...twice(sent()),
		...people
			.filter(({ to }) => !sent().includes(to) && !told.includes(to))
			.map(({ to }) => `${to} was left out`),
		// Only of what a process has asked for that died meanwhile, nobody knows.
		...(isQuiet ? told.map((to) => `${to} is unknown`) : []),
		...told
			.filter((to) => !sent().includes(to))
			.map((to) => `${to} is unknown, and was not sent to`),
	];
}

const twice = (sent: readonly string[]) => twiceIn(sent).map((to) => `${to} has it twice`);

/** Executions of a node with Send Once Key. */
export const onceKind: HistoryKind<Step[]> = {
	histories: steps,
	processes: mostSteps + 1,
	latency: 10,
	check,
};
