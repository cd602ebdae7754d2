import type { IRun } from 'n8n-workflow';
import type { Round } from './observe';
import type { Tally } from './tally';

const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

interface Counts {
	readonly done: number;
	readonly failed: number;
	readonly notAttempted: number;
}

/** What the error of a failed round says of its items. */
function countsOf(description: string, itemCount: number): Counts {
	if (itemCount === 1) return { done: 0, failed: 1, notAttempted: 0 };
	const all = numberIn(description, /Of all (\d+) items: /);
	const done = numberIn(description, /(\d+) went through/);
	const failed = numberIn(description, /(\d+) failed[,.]/);
	const notAttempted = numberIn(description, /(\d+) not attempted/);
	if (all !== itemCount || done + failed + notAttempted !== itemCount || failed === 0) {
		throw new Error(`These counts are not those of ${itemCount} items: ${description}`);
	}
	return { done, failed, notAttempted };
}

/** What a failed round's error says agrees with the messages at Twilio. */
function checkFailedRound(
	round: Round & { kind: 'failed' },
	index: number,
	tally: Tally,
): string[] {
	const { schedule, items, messages, rounds } = tally;
	const isNotSent = /^The message to (\S+) was not sent: /.exec(round.message);
	if (!isNotSent && !round.message.startsWith('It is unknown whether the message to ')) {
		return [`An error that does not say how it ended: ${round.message}`];
	}
	const letters = schedule.rounds[index] ?? [];
	const { done, failed } = countsOf(round.description, letters.length);
	const accepted = items.filter(({ ending }) => ending?.kind === 'accepted').length;
	const unknown = items.filter(({ ending }) => ending?.kind === 'unknown').length;
	const most = accepted + unknown + done + failed - (isNotSent ? 1 : 0);
	const passesOver = schedule.skipDuplicateRecipients || schedule.skipIfSentWithin;
	const least = passesOver ? 0 : accepted + done;
	if (messages.size >= least && messages.size <= most) return [];
	const others = rounds.length === 1 ? '' : ` beside ${accepted} accepted and ${unknown} unknown`;
	return [`${messages.size} messages${others}, and the error says: ${round.description}`];
}

/** With look-ups that are always answered, nothing that was sent stays unknown. */
function checkLookedUp({ schedule, rounds, items, messages }: Tally): string[] {
	const areFair = schedule.lookUps.every((fault) => fault === undefined);
	const isComplete = rounds.every(({ kind }) => kind !== 'failed');
	if (!areFair || !isComplete || schedule.executions.some(({ isOffline }) => isOffline)) return [];
	const accepted = items.filter(({ ending }) => ending?.kind === 'accepted').length;
	return messages.size === accepted
		? []
		: [`${messages.size} messages, and only ${accepted} were found`];
}

/** Whether n8n could run the node again, as far as the node could tell, or a person ask for the rest. */
function mayRunAgain({ schedule, rounds }: Tally): boolean {
	const failed = ['refused', 'notSent', 'unknown'];
	return (
		schedule.tries > 1 ||
		rounds.some(
			(round) =>
				round.kind === 'finished' && round.endings.some(({ kind }) => failed.includes(kind)),
		)
	);
}

/** What holds for an execution as a whole. */
export function checkExecution(run: IRun, tally: Tally): string[] {
	const { error } = run.data.resultData;
	const isFailed = tally.rounds.some(({ kind }) => kind === 'failed');
	const context = JSON.stringify(run.data.executionData?.contextData ?? {});
	const leavesNothing = !context.includes('twilioMessagingSent');
	return [
		...(isFailed === (error !== undefined) ? [] : [`It ends with ${error?.message ?? 'no error'}`]),
		...(isFailed || leavesNothing || mayRunAgain(tally)
			? []
			: [`It leaves this behind: ${context}`]),
		...tally.rounds.flatMap((round, index) =>
			round.kind === 'failed' ? checkFailedRound(round, index, tally) : [],
		),
		...checkLookedUp(tally),
	];
}
