import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../api/json';

/** What a person needs to know of a content template. */
export interface ContentTemplate {
	/** `HX…`. */
	readonly sid: string;
	readonly name: string;
	/** Such as `en`. */
	readonly language: string;
	/** Such as `Quick reply`. */
	readonly kind: string;
	/** What WhatsApp says to it; empty when Twilio does not tell. */
	readonly approval: string;
	/** What the recipient reads first, with its placeholders. */
	readonly text: string;
	readonly placeholders: readonly Placeholder[];
}

/** A place in a template that is filled for each message. */
export interface Placeholder {
	/** Without the brackets, e.g. `1`. */
	readonly name: string;
	/** What was written there for WhatsApp to judge; empty when there is none. */
	readonly sample: string;
}

/** Reads Twilio's content resource. */
export function readTemplateResource(resource: JsonObject): ContentTemplate {
	const types = isJsonObject(resource.types) ? resource.types : {};
	const samples = isJsonObject(resource.variables) ? resource.variables : {};
	const approval = isJsonObject(resource.approval_requests) ? resource.approval_requests : {};
	const texts = textsIn(types);
	const bodies = Object.values(types).map((type) => (isJsonObject(type) ? textOf(type.body) : ''));
	return {
		sid: textOf(resource.sid),
		name: textOf(resource.friendly_name),
		language: textOf(resource.language),
		kind: Object.keys(types).map(wordsOf).join(' + '),
		approval: approvals.get(textOf(approval.status)) ?? '',
		text: bodies.find((body) => body !== '') ?? texts[0] ?? '',
		placeholders: placeholderNames(texts).map((name) => ({ name, sample: textOf(samples[name]) })),
	};
}

/** @see https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses */
const approvals: ReadonlyMap<string, string> = new Map([
	['approved', 'approved by WhatsApp'],
	['disabled', 'disabled by WhatsApp'],
	['paused', 'paused by WhatsApp'],
	['pending', 'waiting for WhatsApp’s approval'],
	['received', 'waiting for WhatsApp’s approval'],
	['rejected', 'rejected by WhatsApp'],
	['unsubmitted', 'not submitted to WhatsApp'],
]);

/** `twilio/quick-reply` becomes `Quick reply`. */
function wordsOf(type: string): string {
	const words = (type.split('/').at(-1) ?? type).replaceAll(/[-_]/g, ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every text in a template, from its body to the addresses of its media. */
function textsIn(value: JsonValue): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** A placeholder, with its name. */
const placeholder = /\{\{\s*([\w.-]+)\s*\}\}/g;

function placeholderNames(texts: readonly string[]): string[] {
	const found = texts.flatMap((each) =>
		Array.from(each.matchAll(placeholder), ([, name = '']) => name),
	);
	const inOrder = new Intl.Collator('en', { numeric: true });
	return [...new Set(found)].sort((one, other) => inOrder.compare(one, other));
}
