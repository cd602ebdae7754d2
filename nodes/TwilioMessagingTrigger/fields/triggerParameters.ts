import { textOf } from '../../twilio/api/json';
import { parseSidOrPage } from '../../twilio/values/sid';
import type { Source } from '../../twilio/senders/webhookSource';
import { readField } from '../../twilio/values/problem';

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
	readonly simplify: boolean;
	readonly checkSignature: boolean;
	readonly replaceExisting: boolean;
	readonly ignoreStale: boolean;
	readonly downloadMedia: boolean;
	/** Of a file that is downloaded. */
	readonly mostMegabytes: number;
}

/** The option's default. */
const usualMegabytes = 20;

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
	return {
		source: readSource(text),
		events: textsIn(read('events', [])),
		statuses: textsIn(read('statuses', [])),
		...readReply(text),
		simplify: read('simplify', true) !== false,
		checkSignature: option('checkSignature') !== false,
		replaceExisting: option('replaceExisting') === true,
		ignoreStale: option('ignoreStale') === true,
		downloadMedia: option('downloadMedia') === true,
		mostMegabytes: typeof mostMegabytes === 'number' ? mostMegabytes : usualMegabytes,
	};
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
		replyMediaUrls: text('replyMediaUrl')
			.split(',')
			.map((url) => url.trim())
			.filter((url) => url !== ''),
		replyField: text('replyField').trim(),
	};
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
