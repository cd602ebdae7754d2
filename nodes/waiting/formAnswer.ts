import { visiblePart } from '../twilio/values/invisible';
import type { Answer, FormField, Question } from './question';

/** What was posted, by the names of the page's fields. */
export type PostedFields = (name: string) => string;

/** The names that the page's fields have. */
export const pageFields = {
	/** Tells an answer by the page from one by text. */
	way: 'answeredBy',
	decision: 'decision',
	comment: 'comment',
	text: 'text',
	value: (index: number) => `field_${index}`,
} as const;

/** In characters: far above what anybody writes on a phone. */
export const longestAnswer = 5000;

/** What was posted is missing something, or is not what the question asks for. */
export interface NotTaken {
	/** The names of the page's fields in which it is wrong; none when no button was chosen. */
	readonly wrong: readonly string[];
	readonly posted: PostedFields;
}

/** Reads what the page has posted. */
export function readFormAnswer(question: Question, posted: PostedFields): Answer | NotTaken {
	switch (question.responseType) {
		case 'approval':
			return readDecision(question, posted);
		case 'freeText': {
			const text = posted(pageFields.text).trim();
			return isAnswer(text) ? { text } : { wrong: [pageFields.text], posted };
		}
		case 'customForm':
			return readValues(question.fields, posted);
	}
}

function readDecision({ disapproveLabel }: Question, posted: PostedFields): Answer | NotTaken {
	const comment = posted(pageFields.comment).trim();
	if (lengthOf(comment) > longestAnswer) return { wrong: [pageFields.comment], posted };
	const decision = posted(pageFields.decision);
	if (decision === 'approve') return { approved: true, comment };
	if (decision === 'disapprove' && disapproveLabel !== '') return { approved: false, comment };
	return { wrong: [], posted };
}

function readValues(fields: readonly FormField[], posted: PostedFields): Answer | NotTaken {
	const values: Record<string, string | number> = {};
	const wrong: string[] = [];
	for (const [index, field] of fields.entries()) {
		const text = posted(pageFields.value(index)).trim();
		if (text === '' && !field.isRequired) continue;
		const value = isAnswer(text) ? valueOf(field, text) : undefined;
		if (value === undefined) wrong.push(pageFields.value(index));
		else values[field.label] = value;
	}
	return wrong.length > 0 ? { wrong, posted } : { values };
}

function isAnswer(text: string): boolean {
	return visiblePart(text) !== '' && lengthOf(text) <= longestAnswer;
}

/** As the page's fields count it: they post a new line as two characters. */
const lengthOf = (text: string) => text.replaceAll('\r\n', '\n').length;

function valueOf({ type, choices }: FormField, text: string): string | number | undefined {
	switch (type) {
		case 'text':
			return text;
		case 'number':
			return numberOf(text);
		case 'date':
			return isDay(text) ? text : undefined;
		case 'dropdown':
			return choices.includes(text) ? text : undefined;
	}
}

/** A number as browsers post it, e.g. `-2.5`, `.5` or `1e3`; undefined for one that would become another. */
function numberOf(text: string): number | undefined {
	if (!/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
	const value = Number(text);
	const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
	return isExact ? value : undefined;
}

/** A day of the calendar as browsers post it, e.g. `2026-12-24`. */
function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
