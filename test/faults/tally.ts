import type { RecordedRequest } from '../twilio-stand-in/recorder';
import { asRead, createdMessages, identitiesOf } from './identity';
import { observe, type Ending, type Round } from './observe';
import type { Performance, Thread } from './perform';
import type { Edit, Letter, Schedule } from './schedule';
import { letterAfter } from './workflow';

/** One message of one item, and what is known of its end. */
export interface Item {
	readonly thread: number;
	readonly round: number;
	readonly index: number;
	readonly to: string;
	/** As it was asked for last. */
	readonly identity: string;
	/** The same for items of which nobody could tell the messages apart. */
	readonly read: string;
	/** As it may have been asked for: a round that went through is not run again after a change. */
	readonly identities: readonly string[];
	/** The same as `read`, for all of these. */
	readonly reads: readonly string[];
	/** Undefined in a round that failed or never ran. */
	readonly ending: Ending | undefined;
	readonly roundKind: Round['kind'];
}

/** A thread, and what its last execution shows. */
export interface ThreadTally extends Thread {
	readonly observed: readonly Round[];
	readonly items: readonly Item[];
}

/** What the items say, and what is at Twilio. */
export interface Tally {
	readonly schedule: Schedule;
	readonly threads: readonly ThreadTally[];
	/** Those of all threads. */
	readonly items: readonly Item[];
	/** Identity by SID. */
	readonly messages: ReadonlyMap<string, string>;
	readonly requests: readonly RecordedRequest[];
}

/** Sets the results against Twilio's messages. */
export function tally({ stage, schedule, threads }: Performance): Tally {
	const tallies = threads.map((thread, number) => tallyThread(schedule, thread, number));
	const requests = [...stage.standIn.requests];
	return {
		schedule,
		threads: tallies,
		items: tallies.flatMap(({ items }) => items),
		messages: createdMessages(requests),
		requests,
	};
}

function tallyThread(schedule: Schedule, thread: Thread, number: number): ThreadTally {
	const last = thread.executions.at(-1);
	if (!last) throw new Error('Nothing ran');
	const identities = (letter: Letter, index: number, edit: Edit) =>
		identitiesOf(letterAfter(letter, index, edit), schedule, edit);
	const parts = thread.rounds.map((letters) =>
		letters.map((letter, index) => identities(letter, index, last.edit).length),
	);
	const observed = observe(last.run, parts);
	const items = thread.rounds.flatMap((letters, round) => {
		const shown: Round = observed[round] ?? { kind: 'notRun' };
		return letters.flatMap((letter, index) => {
			const before = thread.executions.flatMap(({ edit }) => identities(letter, index, edit));
			return identities(letter, index, last.edit).map((identity, part): Item => ({
				thread: number,
				round,
				index,
				to: letter.to,
				identity,
				read: asRead(identity),
				identities: [identity, ...before],
				reads: [...new Set([identity, ...before].map(asRead))],
				ending: shown.kind === 'finished' ? shown.endings[index]?.[part] : undefined,
				roundKind: shown.kind,
			}));
		});
	});
	return { ...thread, observed, items };
}

/** The values, in groups that share a key. */
export function grouped<Value>(values: Iterable<Value>, keyOf: (value: Value) => string) {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		const key = keyOf(value);
		groups.set(key, [...(groups.get(key) ?? []), value]);
	}
	return groups;
}
