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
	readonly replyField: string;
	readonly simplify: boolean;
	readonly checkSignature: boolean;
	readonly replaceExisting: boolean;
	readonly ignoreStale: boolean;
	readonly downloadMedia: boolean;
	readonly mostMegabytes: number;
}

/** Reads one of the node's fields. */
export type ReadField = (name: string, fallback?: unknown) => unknown;

/** @throws InvalidValue for a field that cannot be right */
export function readTriggerParameters(read: ReadField): TriggerParameters {
	const text = (name: string) => {
		const value = read(name, '');
		// A resource locator holds what was chosen, and how.
		const chosen: unknown =
			typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value;
		return typeof chosen === 'string' ? chosen : '';
	};
	const options = read('options', {});
	const option = (name: string): unknown =>
		typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
	const reply = text('reply');
	const most = option('mostMegabytes');
	return {
		source: readSource(text),
		events: textSetIn(read('events', [])),
		statuses: textSetIn(read('statuses', [])),
		reply: reply === 'text' || reply === 'workflow' ? reply : 'nothing',
		replyText: text('replyText'),
		replyMediaUrls: text('replyMediaUrl')
			.split(',')
			.map((address) => address.trim())
			.filter((address) => address !== ''),
		replyField: text('replyField').trim(),
		simplify: read('simplify', true) !== false,
		checkSignature: option('checkSignature') !== false,
		replaceExisting: option('replaceExisting') === true,
		ignoreStale: option('ignoreStale') === true,
		downloadMedia: option('downloadMedia') === true,
		mostMegabytes: typeof most === 'number' ? most : 20,
	};
}

function readSource(text: (name: string) => string): Source | undefined {
	const kind = text('source');
	if (kind !== 'phoneNumber' && kind !== 'messagingService') return undefined;
	const label = kind === 'phoneNumber' ? 'Phone Number' : 'Messaging Service';
	return { kind, sid: readField(label, () => parseSidOrPage(kind, text(`${kind}Sid`))) };
}

function textSetIn(value: unknown): ReadonlySet<string> {
	const values: readonly unknown[] = Array.isArray(value) ? value : [];
	return new Set(values.filter((each) => typeof each === 'string'));
}
