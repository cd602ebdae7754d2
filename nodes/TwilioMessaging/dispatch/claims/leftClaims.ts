import type { MessageIdentity } from '../../../twilio/message/identity';
import type { TwilioClock } from '../twilioClock';
import { about } from './asking';
import { claimKey } from './claimKeys';
import type { ExecutionClaims } from './executionClaims';
import type { SerialKeyStore } from './keyStore';
import type { LeftRun } from './leftRuns';

/** A message of a run, by the name that it has in the store. */
export interface NamedMessage {
	readonly identity: MessageIdentity;
	readonly name: string;
	/** It has a Send Once Key: what was left behind counts, but nothing is claimed for it. */
	readonly isKeyed: boolean;
}

/** A message that unfinished runs say they may have sent. */
export interface LeftClaim extends NamedMessage {
	readonly runs: readonly LeftRun[];
}

const shared = 2;
/** Of many messages, those whose names begin the same share a mark: each costs a search of the row. */
const asked = (run: number, name: string) => `run ${run} ${name.slice(0, shared)}`;

/** Which of these messages may have been sent by the runs that an execution has found left behind. */
export async function readLeftClaims(
	store: SerialKeyStore,
	{ left, usedUp }: Pick<ExecutionClaims, 'left' | 'usedUp'>,
	messages: readonly NamedMessage[],
): Promise<LeftClaim[]> {
	const names = messages.map(({ name }) => name).sort();
	const questions = left.flatMap(({ run }) =>
		names.flatMap((name) => about(asked(run, name), [claimKey(run, name)])),
	);
	const answer = await store.find(questions);
	return messages.flatMap((message): LeftClaim[] => {
		// What an earlier try has looked for was its own to send from then on.
		const isOpen = (key: string) => answer.mayHave(key) && !usedUp.has(key);
		const runs = left.flatMap((run) => {
			const key = claimKey(run.run, message.name);
			const isVague = run.isVague || answer.isDoubtful(key);
			return isOpen(key) ? [{ ...run, isVague }] : [];
		});
		return runs.length === 0 ? [] : [{ ...message, runs }];
	});
}

/** When the first of their runs began that count, by a clock, in milliseconds since 1970. */
export function beginningOf(claims: readonly LeftClaim[]): (clock: TwilioClock) => number {
	return (clock) => {
		let first = clock.now();
		for (const { runs } of claims)
			for (const { since } of countingOf(runs, clock)) first = Math.min(first, since);
		return first;
	};
}

/** Those of the runs that count, by a clock. */
export const countingOf = (runs: readonly LeftRun[], clock: TwilioClock) =>
	runs.map((run) => ({ ...run.times(clock), isVague: run.isVague })).filter(({ isOld }) => !isOld);

/** It was found out what became of the message: the next execution is to send it again. */
export function useUp({ usedUp }: ExecutionClaims, { name, runs }: LeftClaim): void {
	for (const { run } of runs) usedUp.add(claimKey(run, name));
}
