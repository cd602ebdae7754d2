import fc from 'fast-check';
import type { WorkflowExecuteMode } from 'n8n-workflow';
import { recipients, sendEachItem } from '../../engine/setUpTwilio';
import { twilioWorkflow } from '../../engine/twilioNode';
import { creating, type Fault } from '../../twilio-stand-in/faults';
import { countFrom, seedFrom } from '../settings';
import { install, type Installation, type Process } from './processes';

const count = countFrom(process.env);
const seed = seedFrom(process.env);
const mostSteps = 5;
const people = recipients(30).map((person, key) => ({ ...person, key }));

let n8n: Installation;
beforeAll(async () => {
	n8n = await install(mostSteps + 1);
	n8n.standIn.faults.latency = 10;
}, 120_000);
afterAll(() => n8n.close());

/** An execution, and what happens to it. */
interface Step {
	readonly mode: WorkflowExecuteMode;
	readonly end: 'kill' | 'stop' | 'wait';
	/** How many were sent when it is killed or stopped. */
	readonly after: number;
	readonly text: string;
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
		end: fc.constantFrom('kill', 'stop', 'wait'),
		after: fc.nat({ max: people.length - 1 }),
		text: fc.constantFrom('', ' now', ' at last'),
		faults: fc.array(fc.record({ person: fc.nat({ max: people.length - 1 }), fault: faults }), {
			maxLength: 3,
		}),
	}),
	{ minLength: 1, maxLength: mostSteps },
);

const sending = (text: string) =>
	twilioWorkflow(
		people,
		{
			...sendEachItem,
			body: `={{ $json.body }}${text}`,
			options: { maxConcurrentRequests: 3, sendOnceKey: '={{ $json.key }}' },
		},
		{ onError: 'continueRegularOutput' },
	);

const wait = (milliseconds: number) =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});

test(
	`with Send Once Key, whatever happened before, nobody gets it twice and in the end all have it: ${count} histories`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		await fc.assert(fc.asyncProperty(steps, play), { numRuns: count, seed, endOnFailure: true });
	},
	60_000 + count * 2000,
);

async function play(history: readonly Step[]): Promise<void> {
	const one = n8n.newCase();
	const sent = () =>
		n8n.standIn
			.messages()
			.filter(({ account_sid: sid }) => sid === one.account.sid)
			.map(({ to }) => to);
	let process: Process | undefined;
	for (const { mode, end, after, text, faults: planned } of history) {
		const before = sent().length;
		for (const { person, fault } of planned)
			n8n.standIn.faults.once(creating(people[person]?.to), fault);
		// Whoever was stopped goes on for a moment; n8n is another process only when it was killed.
		process ??= one.start();
		const begun = process.begin(sending(text), { mode });
		const state = { isOver: false };
		const ended = begun.ended.then(() => {
			state.isOver = true;
		});
		if (end !== 'wait') {
			while (!state.isOver && sent().length < Math.max(before, after)) await wait(1);
			if (end === 'kill') process.kill();
			else begun.stop();
		}
		if (end !== 'kill') await ended;
		// What was under way arrives.
		await wait(end === 'kill' ? 150 : 50);
		if (end === 'kill') process = undefined;
		n8n.standIn.clock.advance(60_000);
		// What nobody met is over; of those who are dead, still nothing arrives.
		const { decide } = n8n.standIn.faults;
		n8n.standIn.faults.clear();
		n8n.standIn.faults.decide = decide;
		expectOnce(sent());
	}
	await (process ?? one.start()).run(sending(' in the end'), { mode: 'trigger' });
	expectOnce(sent());
	expect(new Set(sent()).size).toBe(people.length);
}

function expectOnce(sent: readonly string[]): void {
	expect(sent.filter((to, index) => sent.indexOf(to) !== index)).toEqual([]);
}
