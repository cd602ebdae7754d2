import type { WorkflowSource } from '../../../../engine/engine';
import type { IRun } from 'n8n-workflow';
import type { Case, Process, ProcessSettings } from '../../../../faults/histories/processes';
import { byTrigger, type OnceSetUp } from '../onceKeys/onceCase';

/** At which of its calls something happens to n8n's store. */
export interface StoreTrial {
	/** The first is 1. */
	readonly call: number;
	/** Its process dies once the call is carried out, or the call's answer gets lost. */
	readonly what: 'death' | 'lostAnswer';
}

/** What came of an execution. */
export interface Struck {
	/** Whether it made so many calls. */
	readonly wasStruck: boolean;
	/** Undefined if it died. */
	readonly run: IRun | undefined;
}

/** Begins an execution, in a process of its own unless it is given; ends when it has ended, or when nothing more arrives of it. */
export async function strike(
	{ n8n }: OnceSetUp,
	one: Case,
	source: WorkflowSource,
	{ call, what }: StoreTrial,
	settings: ProcessSettings = byTrigger,
	process: Process = one.start(),
): Promise<Struck> {
	const before = one.calls();
	const died = new AbortController();
	n8n.rows.watched.set(one.workflowId, () => {
		if (one.calls() !== before + call) return;
		if (what === 'lostAnswer') throw new Error('Connection terminated unexpectedly');
		process.kill();
		died.abort();
	});
	const run = await Promise.race([
		process.run(source, settings),
		new Promise<undefined>((resolve) => {
			died.signal.addEventListener('abort', () => {
				resolve(undefined);
			});
		}),
	]);
	// What was in flight arrives.
	if (!run) await n8n.standIn.settled();
	n8n.rows.watched.delete(one.workflowId);
	return { wasStruck: one.calls() >= before + call, run };
}

/** Tries one call after another, until the execution makes no more. */
export async function atEachCall(
	trial: (call: number) => Promise<{ readonly wasStruck: boolean; readonly told: number }>,
): Promise<readonly number[]> {
	const told: number[] = [];
	for (;;) {
		const came = await trial(told.length + 1);
		if (!came.wasStruck) return told;
		told.push(came.told);
	}
}
