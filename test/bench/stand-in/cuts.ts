import { createHash } from 'node:crypto';
import type { Fault } from '../../twilio-stand-in/faults';
import type { RecordedRequest } from '../../twilio-stand-in/recorder';

const seed = 'benchmark';

/**
 * Chooses the requests whose connection is cut after they were carried out. Whether the first,
 * second, … identical request is hit depends on the seed alone: for every contender, the same people
 * are.
 */
export function cutsFor(share: number): (request: RecordedRequest) => Fault | undefined {
	const repetitions = new Map<string, number>();
	return ({ method, path, query, body }) => {
		const identity = [seed, method, path, query, new URLSearchParams(body).get('To')].join(' ');
		const repetition = repetitions.get(identity) ?? 0;
		repetitions.set(identity, repetition + 1);
		return chance(`${identity} ${repetition}`) < share
			? { kind: 'cut', moment: 'after' }
			: undefined;
	};
}

/** A number from 0 to 1 that follows from the text. */
function chance(text: string): number {
	return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
