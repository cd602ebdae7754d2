import { isJsonObject, parseJson, textOf, type JsonValue } from '../twilio/api/json';
import { isLanguage, type Language } from './pageWords';

/** How a person can answer. Stored in saved workflows: never changes. */
export const responseTypes = ['approval', 'customForm', 'freeText'] as const;
export type ResponseType = (typeof responseTypes)[number];

/** What a field of a form takes. Stored in saved workflows: never changes. */
export const formFieldTypes = ['date', 'dropdown', 'number', 'text'] as const;
export type FormFieldType = (typeof formFieldTypes)[number];

/** A field of the form that a person fills in. */
export interface FormField {
	/** Also its name in the answer. */
	readonly label: string;
	readonly type: FormFieldType;
	readonly isRequired: boolean;
	/** Of a dropdown. */
	readonly choices: readonly string[];
}

/** What is asked, as it stood when it was sent. It is kept with the execution that waits. */
export interface Question {
	/** Tells it from others of the same node in the same execution. */
	readonly round: string;
	/** Who may answer, as Twilio writes them, e.g. `+14155550100` or `whatsapp:+14155550100`. */
	readonly recipients: readonly string[];
	readonly message: string;
	/** Who asks; empty when nobody is named. */
	readonly askedBy: string;
	readonly responseType: ResponseType;
	readonly approveLabel: string;
	/** Empty when there is nothing but to approve. */
	readonly disapproveLabel: string;
	readonly fields: readonly FormField[];
	readonly language: Language;
	/** Whether a text that was taken as the answer gets a short reply. */
	readonly confirmsTexts: boolean;
	/** Whether it decides if an AI agent may use a tool. */
	readonly isGate: boolean;
}

/** What a person answered. */
export type Answer =
	/** The comment is empty where there is none. */
	| { readonly approved: boolean; readonly comment: string }
	| { readonly text: string }
	| { readonly values: Readonly<Record<string, string | number>> };

/** A question as text, to be kept. */
export function writeQuestion(question: Question): string {
	return JSON.stringify(question);
}

/** @returns undefined for what is no question that `writeQuestion` has written */
export function readQuestion(text: string): Question | undefined {
	const kept = parseJson(text);
	if (!isJsonObject(kept)) return undefined;
	const responseType = responseTypes.find((type) => type === kept.responseType);
	const { language } = kept;
	if (!responseType || !isLanguage(language)) return undefined;
	return {
		round: textOf(kept.round),
		recipients: listOf(kept.recipients).map(textOf),
		message: textOf(kept.message),
		askedBy: textOf(kept.askedBy),
		responseType,
		approveLabel: textOf(kept.approveLabel),
		disapproveLabel: textOf(kept.disapproveLabel),
		fields: listOf(kept.fields).flatMap(readFormField),
		language,
		confirmsTexts: kept.confirmsTexts === true,
		isGate: kept.isGate === true,
	};
}

function readFormField(kept: JsonValue): FormField[] {
	if (!isJsonObject(kept)) return [];
	const type = formFieldTypes.find((name) => name === kept.type) ?? 'text';
	const label = textOf(kept.label);
	const isRequired = kept.isRequired === true;
	return [{ label, type, isRequired, choices: listOf(kept.choices).map(textOf) }];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
	return Array.isArray(value) ? value : [];
}
