import { InvalidValue, type Problem } from '../../../twilio/values/problem';
import { visiblePart } from '../../../twilio/values/invisible';
import { isNoText, objectIn } from '../../../twilio/values/noValue';
import { quote } from '../../../twilio/values/quote';
import { parseText } from './values';

/**
 * A text that a person will read.
 *
 * @throws InvalidValue for what is no text, also where an expression has written it out
 */
export function parseMessageText(raw: unknown): string {
	const text = parseText(raw);
	if (isNoText(visiblePart(text))) {
		throw new InvalidValue(
			`is ${quote(visiblePart(text))}: its expression found no text`,
			'Check its expressions for this item: write what the person is to read in each case.',
		);
	}
	const object = objectIn(text);
	if (object !== undefined) {
		throw new InvalidValue(
			`has ${quote(object)} in it: an expression put a whole object into the text`,
			'Pick one field of the object in the expression, e.g. {{ $json.order.number }}.',
		);
	}
	return text;
}

const braces = /\{\{[^{}]*\}\}/;
const leftOver = /(?<![\p{L}\d])(undefined|null|NaN|Invalid Date(?:Time)?)(?![\p{L}\d])/u;

/** What in a text a person may not have meant to be read. It may go out all the same. */
export function doubtsAbout(text: string): Problem[] {
	const doubts: Problem[] = [];
	const [expression] = braces.exec(text) ?? [];
	if (expression !== undefined) {
		doubts.push({
			what: `still has ${quote(expression)} in it`,
			advice:
				'The person will read the braces as they stand. If a value is to take their place, switch the field from Fixed to Expression.',
		});
	}
	const [word] = leftOver.exec(text) ?? [];
	if (word !== undefined) {
		doubts.push({
			what: `has the word ${quote(word)} in it`,
			advice:
				'An expression that finds no value writes this word. Check the expression, unless the word is meant.',
		});
	}
	return doubts;
}
