import type { MessageIdentity } from '../../../twilio/message/identity';
import { claimKey } from './claimKeys';
import type { ExecutionClaims } from './executionClaims';
import type { SerialKeyStore } from './keyStore';
import type { LeftRun } from './leftRuns';

/** So many are asked for at once: of a process that dies meanwhile, no more stay that nobody has claimed. */
const mostAtOnce = 250;

/** A message of a run, by the name that it has in the store. */
export interface NamedMessage {
	readonly identity: MessageIdentity;
	readonly name: string;
	/** It has a Send Once Key: what was left behind counts, but nothing is claimed for it. */
	readonly isKeyed: boolean;
}

/** A message of which runs that have not ended say that they may have sent it. */
export interface LeftClaim extends NamedMessage {
	/** When the first of them began, in milliseconds since 1970. */
	readonly since: number;
	readonly runs: readonly LeftRun[];
}

/** Which of these messages may have been sent by the runs that an execution has found left behind. */
export async function readLeftClaims(
	store: SerialKeyStore,
	{ left }: Pick<ExecutionClaims, 'left'>,
	messages: readonly NamedMessage[],
): Promise<LeftClaim[]> {
	const there = new Set<string>();
	for (const { run } of left) {
		for (let index = 0; index < messages.length; index += mostAtOnce) {
			const slice = messages.slice(index, index + mostAtOnce);
			const keys = slice.map(({ name }) => claimKey(run, name));
			for (const key of await store.find(keys)) there.add(key);
		}
	}
	if (there.size === 0) return [];
	return messages.flatMap((message): LeftClaim[] => {
		const runs = left.filter(({ run }) => there.has(claimKey(run, message.name)));
		const since = Math.min(...runs.map((run) => run.since));
		return runs.length === 0 ? [] : [{ ...message, since, runs }];
	});
}

/** It was found out what became of the message: the next execution is to send it again. */
export function useUp({ usedUp }: ExecutionClaims, { name, runs }: LeftClaim): void {
	for (const { run } of runs) usedUp.add(claimKey(run, name));
}
