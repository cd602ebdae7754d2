import { textOf } from '../../twilio/api/json';
import { parseSidOrPage } from '../../twilio/values/sid';
import type { Source } from '../../twilio/senders/webhookSource';
import { readField } from '../../twilio/values/problem';
import { separateUrls, tidyUrl } from '../../twilio/values/urlText';

/** What the node's fields add up to. */
export interface TriggerParameters {
	/** What Twilio is told to post from; undefined where a person does that. */
	readonly source: Source | undefined;
	readonly events: ReadonlySet<string>;
	/** Empty for all. */
	readonly statuses: ReadonlySet<string>;
	readonly reply: 'nothing' | 'text' | 'workflow';
	readonly replyText: string;
	readonly replyMediaUrls: readonly string[];
	/** The field of the last node's item that holds the reply. */
	readonly replyField: string;
	/** What becomes of a reply that is too long for one message. */
	readonly longReply: 'cut' | 'split';
	readonly simplify: boolean;
	readonly checkSignature: boolean;
	readonly replaceExisting: boolean;
	readonly ignoreStale: boolean;
	readonly downloadMedia: boolean;
	/** Of a file that is downloaded. */
	readonly mostMegabytes: number;
	/** How long a message waits for another one of the same person; 0 for not at all. */
	readonly combineWithinSeconds: number;
	/** Whether a message may answer a question that an execution of this n8n waits with. */
	readonly answerQuestions: boolean;
	/** Whether who answered gets the confirmation that the waiting node gives. */
	readonly confirmAnswers: boolean;
}

/** The option's default. */
const usualMegabytes = 20;
/**
 * The longest time to combine messages in, in seconds. Twilio waits for a reply, but not for longer; where
 * there is none, it can be answered before the workflow starts.
 */
export const longestCombining = { withReply: 10, withoutReply: 60 };

/** Reads one of the node's fields. */
export type ReadField = (name: string, fallback?: unknown) => unknown;

/**
 * Reads the node's fields.
 *
 * @throws InvalidValue for a field that cannot be right
 */
export function readTriggerParameters(read: ReadField): TriggerParameters {
	const text: ReadText = (name) => chosenText(read(name, ''));
	const options = read('options', {});
	const option = (name: string) => property(options, name);
	const mostMegabytes = option('mostMegabytes');
	const reply = readReply(text);
	return {
		source: readSource(text),
		events: textsIn(read('events', [])),
		statuses: textsIn(read('statuses', [])),
		...reply,
		longReply: option('longReply') === 'cut' ? 'cut' : 'split',
		simplify: read('simplify', true) !== false,
		checkSignature: option('checkSignature') !== false,
		replaceExisting: option('replaceExisting') === true,
		ignoreStale: option('ignoreStale') === true,
		downloadMedia: option('downloadMedia') === true,
		mostMegabytes: typeof mostMegabytes === 'number' ? mostMegabytes : usualMegabytes,
		combineWithinSeconds: readCombining(option('combineWithinSeconds'), reply.reply),
		answerQuestions: option('answerWaitingQuestions') === true,
		confirmAnswers: option('confirmAnswers') !== false,
	};
}

function readCombining(seconds: unknown, reply: TriggerParameters['reply']): number {
	if (typeof seconds !== 'number' || !(seconds > 0)) return 0;
	const { withReply, withoutReply } = longestCombining;
	return Math.min(seconds, reply === 'nothing' ? withoutReply : withReply);
}

/** Reads a field that holds a text; empty when it holds none. */
type ReadText = (name: string) => string;

function readReply(
	text: ReadText,
): Pick<TriggerParameters, 'reply' | 'replyText' | 'replyMediaUrls' | 'replyField'> {
	const reply = text('reply');
	return {
		reply: reply === 'text' || reply === 'workflow' ? reply : 'nothing',
		replyText: text('replyText'),
		replyMediaUrls: urlsIn(text('replyMediaUrl')),
		replyField: text('replyField').trim(),
	};
}

/** Addresses separated by commas or spaces. An address may have commas in it: each begins with its scheme. */
function urlsIn(text: string): string[] {
	return text
		.split(/\s+(?=https?:\/\/)/i)
		.flatMap(separateUrls)
		.map((url) => tidyUrl(url.replace(/^[\s,]+/, '')))
		.filter((url) => url !== '');
}

function readSource(text: ReadText): Source | undefined {
	const kind = text('source');
	if (kind !== 'phoneNumber' && kind !== 'messagingService') return undefined;
	const label = kind === 'phoneNumber' ? 'Phone Number' : 'Messaging Service';
	return { kind, sid: readField(label, () => parseSidOrPage(kind, text(`${kind}Sid`))) };
}

function textsIn(value: unknown): ReadonlySet<string> {
	const values: readonly unknown[] = Array.isArray(value) ? value : [];
	return new Set(values.filter((each) => typeof each === 'string'));
}

/** A resource locator holds what was chosen, and how. */
function chosenText(value: unknown): string {
	return textOf(typeof value === 'object' ? property(value, 'value') : value);
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
