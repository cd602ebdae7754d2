import type { TwilioStandIn } from '../twilio-stand-in/server';
import { asRead, createdMessages, identityOf } from './identity';
import type { Ending, Round } from './observe';
import type { Schedule } from './schedule';

/** One item of one round, and what is known of its end. */
export interface Item {
	readonly round: number;
	readonly index: number;
	readonly identity: string;
	/** The same for items of which nobody could tell the messages apart. */
	readonly read: string;
	/** Undefined in a round that failed or never ran. */
	readonly ending: Ending | undefined;
	readonly roundKind: Round['kind'];
}

/** What the items say, and what is at Twilio. */
export interface Tally {
	readonly schedule: Schedule;
	readonly rounds: readonly Round[];
	readonly items: readonly Item[];
	/** Identity by SID. */
	readonly messages: ReadonlyMap<string, string>;
	readonly standIn: TwilioStandIn;
}

/** Sets the results against Twilio's messages. */
export function tally(schedule: Schedule, rounds: readonly Round[], standIn: TwilioStandIn): Tally {
	const items = schedule.rounds.flatMap((letters, round) => {
		const observed = rounds[round] ?? { kind: 'notRun' };
		return letters.map((letter, index): Item => {
			const identity = identityOf(letter, schedule);
			return {
				round,
				index,
				identity,
				read: asRead(identity),
				ending: observed.kind === 'finished' ? observed.endings[index] : undefined,
				roundKind: observed.kind,
			};
		});
	});
	return { schedule, rounds, items, messages: createdMessages(standIn), standIn };
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
