import type { IRun } from 'n8n-workflow';
import type { Round } from './observe';
import type { Schedule } from './schedule';
import type { Tally, ThreadTally } from './tally';

/** The name under which the node keeps what it remembers in an execution. */
const drawer = 'twilioMessagingSent';

const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

interface Counts {
	readonly done: number;
	readonly failed: number;
	readonly begun: number;
	readonly notAttempted: number;
	readonly inDoubt: number;
}

/** What the error of a failed round says of its items. */
function countsOf(description: string, itemCount: number): Counts {
	if (itemCount === 1) return { done: 0, failed: 1, begun: 0, notAttempted: 0, inDoubt: 0 };
	const all = numberIn(description, /Of all (\d+) items: /);
	const done = numberIn(description, /(\d+) succeeded/);
	const failed = numberIn(description, /(\d+) failed[,.]/);
	const begun = numberIn(description, /(\d+) sent in part/);
	const notAttempted = numberIn(description, /(\d+) not attempted/);
	const inDoubt = numberIn(description, /(\d+) still unknown/);
	const sum = done + failed + begun + notAttempted + inDoubt;
	if (all !== itemCount || sum !== itemCount || failed === 0) {
		throw new Error(`These counts are not those of ${itemCount} items: ${description}`);
	}
	return { done, failed, begun, notAttempted, inDoubt };
}

/** What a failed round's error says agrees with the messages at Twilio. */
function checkFailedRound(
	round: Round & { kind: 'failed' },
	index: number,
	thread: ThreadTally,
	{ schedule, messages }: Tally,
): string[] {
	const isNotSent = /The message to (\S+) was not sent: /i.exec(round.message);
	if (!isNotSent && !/It is unknown whether (part .* of )?the message to /.test(round.message)) {
		return [`An error that does not say how it ended: ${round.message}`];
	}
	const letters = thread.rounds[index] ?? [];
	const { done, failed } = countsOf(round.description, letters.length);
	// Which message is whose cannot be told then, nor how many an item has.
	if (schedule.threads.count > 1 || schedule.longestPart > 0 || changesWords(schedule)) return [];
	const accepted = thread.items.filter(({ ending }) => ending?.kind === 'accepted').length;
	const unknown = thread.items.filter(({ ending }) => ending?.kind === 'unknown').length;
	const most = accepted + unknown + done + failed - (isNotSent ? 1 : 0);
	const passesOver = schedule.skipDuplicateRecipients || schedule.skipIfSentWithin;
	const least = passesOver ? 0 : accepted + done;
	if (messages.size >= least && messages.size <= most) return [];
	const others =
		thread.rounds.length === 1 ? '' : ` beside ${accepted} accepted and ${unknown} unknown`;
	return [`${messages.size} messages${others}, and the error says: ${round.description}`];
}

function changesWords({ executions }: Schedule): boolean {
	return executions.some(({ edit }) => edit.otherText !== undefined);
}

/** With look-ups that are always answered, nothing that was sent stays unknown. */
function checkLookedUp({ schedule, threads, items, messages }: Tally): string[] {
	const { executions, creates, lookUps } = schedule;
	const areFair = lookUps.flat().every((fault) => fault === undefined);
	const isComplete = threads.every(({ observed }) =>
		observed.every(({ kind }) => kind !== 'failed'),
	);
	const isAsked = executions.every(
		({ outage, inOtherAccount, edit }) =>
			outage === 'none' && !inOtherAccount && edit.from === undefined,
	);
	const areLate = creates.flat().some((fault) => fault?.kind === 'late');
	if (!areFair || !isComplete || !isAsked || areLate || changesWords(schedule)) return [];
	if (!areDated(schedule)) return [];
	const accepted = items.filter(({ ending }) => ending?.kind === 'accepted').length;
	return messages.size === accepted
		? []
		: [`${messages.size} messages, and only ${accepted} were found`];
}

/**
 * Whether it can be told when a message was begun: where no answer has a date, and this process's own clock is
 * wrong by more than two seconds, what was sent may as well be another's of the minute before.
 */
function areDated({ clocks }: Schedule): boolean {
	const { aheadSeconds, stepSeconds, hasDateHeader } = clocks;
	const isRight = (ahead: number) => Math.abs(ahead) + Math.abs(stepSeconds) <= 2;
	return hasDateHeader || aheadSeconds.every(isRight);
}

/** Whether n8n could run the node again, as far as the node could tell, or a person ask for the rest. */
function mayRunAgain({ observed }: ThreadTally, { tries }: Schedule): boolean {
	const failed = ['refused', 'notSent', 'unknown'];
	return (
		tries > 1 ||
		observed.some(
			(round) =>
				round.kind === 'finished' && round.endings.flat().some(({ kind }) => failed.includes(kind)),
		)
	);
}

/** What the node has left in an execution. */
export function leftIn({ data }: IRun): string {
	const context = JSON.stringify(data.executionData?.contextData ?? {});
	return context.includes(drawer) ? context : '';
}

function checkThread(thread: ThreadTally, all: Tally): string[] {
	const run = thread.executions.at(-1)?.run;
	if (!run) return ['Nothing ran'];
	const { error } = run.data.resultData;
	const isFailed = thread.observed.some(({ kind }) => kind === 'failed');
	const left = leftIn(run);
	const mayLeave = isFailed || mayRunAgain(thread, all.schedule) || all.schedule.isTool;
	return [
		...(isFailed === (error !== undefined) ? [] : [`It ends with ${error?.message ?? 'no error'}`]),
		...(mayLeave || left === '' ? [] : [`It leaves this behind: ${left}`]),
		...thread.observed.flatMap((round, index) =>
			round.kind === 'failed' ? checkFailedRound(round, index, thread, all) : [],
		),
	];
}

/** What holds for executions as a whole. */
export function checkExecutions(all: Tally): string[] {
	return [...all.threads.flatMap((thread) => checkThread(thread, all)), ...checkLookedUp(all)];
}
