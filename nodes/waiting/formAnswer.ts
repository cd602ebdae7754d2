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

/**
 * Reads what the page has posted.
 *
 * @returns undefined when something is missing or is not what the question asks for
 */
export function readFormAnswer(question: Question, posted: PostedFields): Answer | undefined {
	switch (question.responseType) {
		case 'approval':
			return readDecision(question, posted);
		case 'freeText': {
			const text = posted(pageFields.text).trim();
			return isAnswer(text) ? { text } : undefined;
		}
		case 'customForm':
			return readValues(question.fields, posted);
	}
}

function readDecision({ disapproveLabel }: Question, posted: PostedFields): Answer | undefined {
	const comment = posted(pageFields.comment).trim();
	if (comment.length > longestAnswer) return undefined;
	switch (posted(pageFields.decision)) {
		case 'approve':
			return { approved: true, comment };
		case 'disapprove':
			return disapproveLabel === '' ? undefined : { approved: false, comment };
		default:
			return undefined;
	}
}

function readValues(fields: readonly FormField[], posted: PostedFields): Answer | undefined {
	const values: Record<string, string | number> = {};
	for (const [index, field] of fields.entries()) {
		const text = posted(pageFields.value(index)).trim();
		if (text === '' && !field.isRequired) continue;
		const value = isAnswer(text) ? valueOf(field, text) : undefined;
		if (value === undefined) return undefined;
		values[field.label] = value;
	}
	return { values };
}

function isAnswer(text: string): boolean {
	return visiblePart(text) !== '' && text.length <= longestAnswer;
}

function valueOf({ type, choices }: FormField, text: string): string | number | undefined {
	switch (type) {
		case 'text':
			return text;
		case 'number':
			return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
		case 'date':
			return isDay(text) ? text : undefined;
		case 'dropdown':
			return choices.includes(text) ? text : undefined;
	}
}

/** A day of the calendar as browsers post it, e.g. `2026-12-24`. */
function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
