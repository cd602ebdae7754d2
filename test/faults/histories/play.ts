import { setTimeout as wait } from 'node:timers/promises';
import type { IRun } from 'n8n-workflow';
import type { WorkflowSource } from '../../engine/engine';
import { loopWorkflow } from '../../engine/loopWorkflow';
import { sendEachItem } from '../../engine/setUpTwilio';
import { twilioNodeName, twilioWorkflow } from '../../engine/twilioNode';
import type { History, Step } from './history';
import type { Case, Installation, Process } from './processes';

/** What an execution has done. */
export interface Played {
	readonly step: Step;
	readonly executionId: string;
	/** When it began, by Twilio's clock. */
	readonly beganAt: number;
	/** What it was asked to send: the person and the text, in the order of the items. */
	readonly asked: readonly string[];
	/** The same for each message that it has sent. */
	readonly sent: readonly string[];
	/** Undefined for an execution that was killed or stopped before it ended. */
	readonly end: { readonly skipped: readonly string[]; readonly error: string } | undefined;
}

/** A history as it came out. */
export interface Outcome {
	readonly played: readonly Played[];
	/** How many keys n8n's database holds for the workflow in the end. */
	readonly keys: number;
}

const texts = ['The usual text', 'Another text'];
const addressOf = (person: number) => `+1415555${String(2000 + person)}`;

interface Letter {
	readonly to: string;
	readonly body: string;
}

const nameOf = ({ to, body }: Letter) => `${to} ${body}`;

function lettersOf({ batch, hasOtherText }: Step): Letter[] {
	const body = texts[hasOtherText ? 1 : 0] ?? '';
	return batch.map((person) => ({ to: addressOf(person), body }));
}

function workflowOf(step: Step): WorkflowSource {
	const items = lettersOf(step).map((letter) => ({ ...letter }));
	const parameters = { ...sendEachItem, options: { maxConcurrentRequests: 2 } };
	return step.batchSize === 0
		? twilioWorkflow(items, parameters)
		: loopWorkflow(items, parameters, step.batchSize);
}

/** What was in flight arrives: on a busy machine, later than one pause. */
async function quiet(count: () => number): Promise<void> {
	let before = -1;
	for (let pauses = 0; pauses < 3; pauses++) {
		if (before !== count()) pauses = 0;
		before = count();
		await wait(20);
	}
}

/** Plays a history with a workflow and an account of its own. */
export async function play(n8n: Installation, { steps }: History): Promise<Outcome> {
	const one = n8n.newCase();
	const played: Played[] = [];
	let process = one.start();
	let isDead = false;
	for (const [index, planned] of steps.entries()) {
		n8n.standIn.clock.advance(planned.pauseSeconds * 1000);
		if (isDead || planned.isElsewhere) process = one.start();
		const before: Played | undefined = played.at(-1);
		const again =
			planned.isHandedOver && isDead && before?.step.mode === 'trigger' ? before : undefined;
		const step: Step = again ? { ...again.step, ending: planned.ending } : planned;
		const executionId = again?.executionId ?? `execution-${index}`;
		const result = await playStep(n8n, one, process, step, executionId);
		played.push(result);
		isDead = result.end === undefined && step.ending.kind === 'killed';
	}
	return { played, keys: one.keys().length };
}

async function playStep(
	n8n: Installation,
	one: Case,
	process: Process,
	step: Step,
	executionId: string,
): Promise<Played> {
	const letters = () =>
		n8n.standIn
			.messages()
			.filter(({ account_sid: sid }) => sid === one.account.sid)
			.map(({ to, body }) => ({ to, body }));
	const known = letters().length;
	const beganAt = n8n.standIn.clock.now();
	const { mode, ending } = step;
	const execution = process.begin(workflowOf(step), { mode, executionId });
	let run: IRun | undefined;
	const ended = execution.ended.then((result) => {
		run = result;
	});
	if (ending.kind === 'regular') await ended;
	else while (!run && letters().length - known < ending.after) await wait(1);
	const isCutShort = run === undefined;
	if (isCutShort && ending.kind === 'killed') process.kill();
	if (isCutShort && ending.kind === 'stopped') {
		execution.stop();
		await ended;
	}
	if (isCutShort) {
		await n8n.standIn.settled();
		await quiet(() => letters().length + one.calls());
	}
	return {
		step,
		executionId,
		beganAt,
		asked: lettersOf(step).map(nameOf),
		sent: letters().slice(known).map(nameOf),
		end: run && !isCutShort ? endOf(run) : undefined,
	};
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function endOf(run: IRun): NonNullable<Played['end']> {
	const runs = run.data.resultData.runData[twilioNodeName] ?? [];
	const items = runs.flatMap(({ data }) => data?.main?.[0] ?? []);
	const skipped = items.flatMap(({ json: { skipped: isSkipped, to, body } }) =>
		isSkipped === true ? [nameOf({ to: textOf(to), body: textOf(body) })] : [],
	);
	return { skipped, error: run.data.resultData.error?.message ?? '' };
}
