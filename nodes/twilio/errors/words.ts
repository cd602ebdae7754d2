/**
 * The fields that an advice can name, by the names under which workflows and credentials store them:
 * those never change, whatever the screen calls the field.
 */
export type FieldKey = CredentialKey | SendKey | 'messageSid';

type CredentialKey =
	'accountSid' | 'apiKeySecret' | 'apiKeySid' | 'authToken' | 'baseUrl' | 'region';

type SendKey =
	| 'addressRetention'
	| 'applicationSid'
	| 'body'
	| 'contentRetention'
	| 'contentSid'
	| 'contentVariables'
	| 'fallbackFrom'
	| 'forceDelivery'
	| 'from'
	| 'longBody'
	| 'maxConcurrentRequests'
	| 'maxPrice'
	| 'mediaUrl'
	| 'messageType'
	| 'messagesPerSecond'
	| 'messagingServiceSid'
	| 'riskCheck'
	| 'sendAt'
	| 'senderType'
	| 'shortenUrls'
	| 'smartEncoded'
	| 'statusCallback'
	| 'to'
	| 'validityPeriod';

/**
 * What a form is about:
 * - `send`: a message whose addresses carry the channel, where they have one
 * - `channelSend`: a message of one channel, whose name the node adds to the addresses
 * - `question`: a question with a link; its text is in the field Message
 * - `message`: a message that a SID names
 * - `other`: a list, a picker, the trigger
 */
export type FormKind = 'send' | 'channelSend' | 'question' | 'message' | 'other';

/** What a person has before them who reads an advice. */
export interface Form {
	readonly kind: FormKind;
	/** Whether the form has such a field. */
	has(field: FieldKey): boolean;
	/** What the screen calls a field. */
	labelOf(field: FieldKey): string;
}

/** Sentences that name fields: whoever knows the form fills in what the screen calls them. */
export type Words = (form: Form) => string;

/** A field in the middle of a sentence, or several of which the form at hand may not have all. */
export interface FieldReference {
	readonly keys: readonly FieldKey[];
	readonly conjunction: 'and' | 'or';
}

/** Names a field in `words`. */
export function field(key: FieldKey): FieldReference {
	return { keys: [key], conjunction: 'and' };
}

/** Names those of several fields that the form has, e.g. `"Body" or "Media URLs"`. */
export function fields(conjunction: 'and' | 'or', ...keys: FieldKey[]): FieldReference {
	return { keys, conjunction };
}

function nameIn(form: Form, { keys, conjunction }: FieldReference): string {
	const own = keys.filter((key) => form.has(key));
	const names = (own.length > 0 ? own : keys).map((key) => `"${form.labelOf(key)}"`);
	const last = names.pop() ?? '';
	return names.length === 0 ? last : `${names.join(', ')} ${conjunction} ${last}`;
}

/** A template for sentences; what `field` names stands in double quotes, as the screen calls it. */
export function words(
	texts: TemplateStringsArray,
	...values: ReadonlyArray<string | FieldReference | Words>
): Words {
	return (form) =>
		texts.reduce((sentence, text, index) => {
			const value = values[index - 1] ?? '';
			if (typeof value === 'function') return sentence + value(form) + text;
			return sentence + (typeof value === 'string' ? value : nameIn(form, value)) + text;
		});
}

/** Words that are only of use where the form has a field; nothing elsewhere. */
export function withField(key: FieldKey, then: Words): Words {
	return (form) => (form.has(key) ? then(form) : '');
}

/** Names a field as an example of what helps, where the form has it. */
export function example(key: FieldKey): Words {
	return withField(key, words`, for example with ${field(key)}`);
}

/** Other words where the form is of another kind. */
export function byForm(variants: { readonly [Kind in FormKind]?: Words }, otherwise: Words): Words {
	return (form) => (variants[form.kind] ?? otherwise)(form);
}
