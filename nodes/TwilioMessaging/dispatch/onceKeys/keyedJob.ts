import type { MessageIdentity } from '../../../twilio/message/identity';
import type { Job } from '../job';
import { looksOfParts, nameOfKey, nameOfPart, recordedLook } from './onceNames';
import type { OnceName, SharedNames } from './sharedNames';

/** A job with a Send Once Key, and what it goes out under. */
export interface KeyedJob {
	readonly job: Job;
	readonly identity: MessageIdentity;
	readonly key: string;
	/** Of the item. */
	readonly item: OnceName;
	/** Of the job's own message: the same, unless the text goes out in parts. */
	readonly own: OnceName;
	/** From `recordedLook`. */
	readonly look: string;
}

/** A name that is asked about or begun, and the message that goes out under it. */
export interface NamedKey {
	readonly name: OnceName;
	readonly identity: MessageIdentity;
	readonly look: string;
}

/** The job's names; undefined for a job without a key. */
export function keyedJobOf(job: Job, names: SharedNames): KeyedJob | undefined {
	const { creates } = job.call;
	if (creates?.sendOnceKey === undefined) return undefined;
	const { identity, sendOnceKey: key } = creates;
	const name = nameOfKey(identity.to, key);
	const own = job.parts > 1 ? nameOfPart(name, job.part, identity.whole) : name;
	const look = recordedLook(identity);
	return { job, identity, key, item: names.join(name), own: names.join(own), look };
}

/** Both of a job's names, once each. */
export function namedKeysOf({ identity, item, own, look }: KeyedJob): readonly NamedKey[] {
	const ofMessage = { name: own, identity, look };
	return own === item ? [ofMessage] : [{ name: item, identity, look: looksOfParts }, ofMessage];
}

/** Those of a job's names of which Twilio may be asked. */
export function inDoubt(job: KeyedJob): NamedKey[] {
	return namedKeysOf(job).filter(({ name }) => {
		// As long as the text is the one that was begun, its parts tell; only the first may be of another.
		const isTold = name !== job.own && (job.job.part > 0 || job.own.standing !== 'free');
		return name.standing === 'begunBefore' && !isTold;
	});
}
