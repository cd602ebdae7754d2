import type { MessageIdentity } from '../../../twilio/message/identity';
import { comparableText, lookOf } from '../../../twilio/message/sameMessage';
import { hashOf } from '../record/hashOf';
import type { KeyPair } from './keyPairs';

/** So many keys are remembered at least, the latest. */
export const mostKeys = 20_000;
/** Entries of a row where nothing is in doubt: three for each key, and some more. */
export const mostEntries = 4 * mostKeys;
/** Of one where something is: a key has seven or eight until its run has ended, and two or three for each run that was killed. */
export const mostEntriesInDoubt = 14 * mostKeys;

/** So many runs that began in the same month may have keys in doubt at the same time. */
const mostRuns = 128;
/** In milliseconds. */
const day = 24 * 3600_000;
const month = 30 * day;

/** The month, and a number in it: those of dead runs are free again when another month begins. */
export type OnceRunId = string;

/** All that a run may get that begins now. */
export const drawableRuns = (now: number): readonly OnceRunId[] => runsOf(Math.floor(now / month));

/** All whose keys may be in doubt: of those before, nobody asks any more. Other clocks may be a day ahead. */
export const askableRuns = (now: number): readonly OnceRunId[] => {
	const months = [now - month, now, now + day].map((time) => Math.floor(time / month));
	return [...new Set(months)].flatMap(runsOf);
};

/** No such run began before, whatever clock it went by, in milliseconds since 1970. */
export const earliestOfRun = (run: OnceRunId) => (Number(run.split('.')[0]) - 1) * month;

const runsOf = (number: number): readonly OnceRunId[] =>
	Array.from({ length: mostRuns }, (_, run) => `${number}.${run}`);

/** A key and its recipient, under one name. */
export const nameOfKey = (to: string, key: string) => hashOf(JSON.stringify([to, key]));

/** A part of a text that goes out under a key. */
export const nameOfPart = (name: string, part: number, whole: string) =>
	hashOf(JSON.stringify([name, part, whole]));

/** Says that a message may have been sent under the name. It is written before the message leaves. */
export const begunKey = (name: string) => `once ${name}`;

/** Says that it is not settled yet whether it was. It is written with `begunKey`, and removed when it is. */
export const openKey = (name: string) => `once ${name} open`;

/** Say that it was sent, where `begunKey` is there as well. */
export const sentKeys = (name: string): KeyPair => [`once ${name} sent`, `once ${name} had`];

/** Says which run began it. */
export const byKey = (name: string, run: OnceRunId) => `once ${name} by ${run}`;

/** Says what Twilio's record of it looks like, from `recordedLook`. */
export const lookKey = (name: string, look: string, run: OnceRunId) =>
	`once ${name} like ${look} by ${run}`;

/** Say which run began it, and what Twilio's record of it looks like. */
export const detailKeys = (name: string, look: string, run: OnceRunId) =>
	[byKey(name, run), lookKey(name, look, run)] as const;

/** Says that a message of Twilio's was sent under a name that is known as sent. */
export const sidKey = (sid: string) => `once sent ${sid}`;

/** Says that a run has begun keys. */
export const onceRunKey = (run: OnceRunId) => `once run ${run}`;

/**
 * Say which account a run sends from.
 *
 * @param account from `MessageIdentity.account`
 */
export const accountKeys = (run: OnceRunId, account: string): KeyPair => [
	`once run ${run} in ${hashOf(account)}`,
	`once run ${run} still in ${hashOf(account)}`,
];

/** Says that a run may have sent until a while after it began. */
export const sendingKey = (run: OnceRunId, step: number) => `once run ${run} sending ${step}`;

/** Say that a run goes on, those of them that are there. */
export const beatKeys = (run: OnceRunId): readonly string[] =>
	Array.from({ length: beats }, (_, beat) => `once run ${run} beat ${beat}`);
const beats = 16;

/**
 * Say that a run takes over what others have left that do not live.
 *
 * @param times how often that was done before
 */
export const takeOverKeys = (name: string, times: number, run: OnceRunId) =>
	[`once ${name} over ${times}`, `once ${name} over ${times} by ${run}`] as const;

/** Says that a run goes on with what it had begun, although it was silent for a while. */
export const goesOnKey = (name: string, run: OnceRunId) => `once ${name} on by ${run}`;

const minute = 60_000;
/** How long runs go on at the most, from one step to the next, in milliseconds: few keys are to be asked for. */
export const sendingSteps = Array.from({ length: 40 }, (_, step) => 10 * minute * 1.25 ** step);

/** What is asked about when it is asked which runs have keys in doubt. */
export const allOnceRuns = 'once runs';

/** Twilio's record can look like anything. */
export const anyLook = 'any';
/** The text goes out in parts, each under a name of its own. */
export const looksOfParts = 'parts';

/** What Twilio's record of a message will look like. */
export function recordedLook(identity: MessageIdentity): string {
	const look = lookOf(identity, comparableText(identity));
	return look === '' ? anyLook : hashOf(look);
}
