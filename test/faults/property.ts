import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { moreInvariants } from './boundInvariants';
import { checkExecutions } from './executionInvariants';
import { checkFairEnd, playToTheEnd } from './fairEnd';
import { invariants } from './invariants';
import { perform, type Performance } from './perform';
import { digestOf } from './plan';
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
	/** Told what each request of a schedule met. */
	readonly onPlayed?: (stage: number, lines: readonly string[]) => void;
}

/** What came of the trials. */
export interface Verdict {
	/** How many schedules held before one failed, if one did. */
	readonly held: number;
	/** What went wrong and how to see it again; empty when nothing did. */
	readonly problem: string;
	/** Of the plans of all schedules: the same for the same seed, as long as all hold. */
	readonly digest: string;
}

/** Nobody twice, nothing lost: whatever the schedule. */
async function play(stage: Stage, schedule: Schedule): Promise<Performance> {
	const performance = await perform(stage, schedule);
	check(performance);
	if (!schedule.dimensions.includes('fairEnd')) return performance;
	const ended = await playToTheEnd(performance);
	check(ended);
	fail(checkFairEnd(ended));
	return ended;
}

function check(performance: Performance): void {
	const result = tally(performance);
	const { dimensions } = performance.schedule;
	const more = dimensions.flatMap((dimension) => moreInvariants[dimension] ?? []);
	fail([
		...[...invariants, ...more].flatMap((invariant) => invariant(result)),
		...checkExecutions(result),
	]);
}

function fail(problems: readonly string[]): void {
	if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Tries the property on all stages: the first has the seed itself, the next ones those after it. */
export async function tryProperty({ stages }: Theatre, trials: Trials): Promise<Verdict> {
	let held = 0;
	let hasFailed = false;
	const digests = stages.map(() => createHash('sha256'));
	const tryOn = async (stage: Stage, index: number) => {
		let isShrinking = false;
		const property = fc.asyncProperty(trials.schedules, async (schedule) => {
			if (hasFailed && !isShrinking) return;
			digests[index]?.update(digestOf(schedule));
			try {
				const { plan } = await play(stage, schedule);
				trials.onPlayed?.(index, plan.lines);
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
	const digest = digests.map((one) => one.digest('base64url').slice(0, 8)).join(' ');
	return { held, digest, problem: details.map(reportOf).find(Boolean) ?? '' };
}

function reportOf(details: fc.RunDetails<[Schedule]>): string {
	if (!details.failed) return '';
	const { errorInstance } = details;
	const problem = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
	return `${problem}\n${fc.defaultReportMessage(details) ?? ''}`;
}
