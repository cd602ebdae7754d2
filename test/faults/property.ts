import fc from 'fast-check';
import { checkExecution } from './executionInvariants';
import { invariants } from './invariants';
import { observe } from './observe';
import { perform } from './perform';
import type { Schedule } from './schedule';
import type { Stage, Theatre } from './stage';
import { tally } from './tally';

/** How the property is tried. */
export interface Trials {
	readonly schedules: fc.Arbitrary<Schedule>;
	/** How many schedules. */
	readonly count: number;
	readonly seed: number;
	/** Whether a failing schedule is made as small as it gets. */
	readonly shrinks: boolean;
	/** Told how many schedules have held so far. */
	readonly onProgress?: (held: number) => void;
}

/** What came of the trials. */
export interface Verdict {
	/** How many schedules held before one failed, if one did. */
	readonly held: number;
	/** What went wrong and how to see it again; empty when nothing did. */
	readonly problem: string;
}

/** Nobody twice, nothing lost: whatever the schedule. */
async function play(stage: Stage, schedule: Schedule): Promise<void> {
	const last = (await perform(stage, schedule)).at(-1);
	if (!last) throw new Error('Nothing ran');
	const result = tally(schedule, observe(last, schedule), stage.standIn);
	const problems = [
		...invariants.flatMap((invariant) => invariant(result)),
		...checkExecution(last, result),
	];
	if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Tries the property on all stages: the first has the seed itself, the next ones those after it. */
export async function tryProperty({ stages }: Theatre, trials: Trials): Promise<Verdict> {
	let held = 0;
	let hasFailed = false;
	const tryOn = async (stage: Stage, index: number) => {
		let isShrinking = false;
		const property = fc.asyncProperty(trials.schedules, async (schedule) => {
			if (hasFailed && !isShrinking) return;
			try {
				await play(stage, schedule);
			} catch (error) {
				hasFailed = true;
				isShrinking = true;
				throw error;
			}
			if (hasFailed) return;
			held += 1;
			trials.onProgress?.(held);
		});
		return await fc.check(property, {
			numRuns: Math.ceil(trials.count / stages.length),
			seed: trials.seed + index,
			endOnFailure: !trials.shrinks,
		});
	};
	const details = await Promise.all(stages.map(tryOn));
	return { held, problem: details.map(reportOf).find(Boolean) ?? '' };
}

function reportOf(details: fc.RunDetails<[Schedule]>): string {
	if (!details.failed) return '';
	const { errorInstance } = details;
	const problem = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
	return `${problem}\n${fc.defaultReportMessage(details) ?? ''}`;
}
