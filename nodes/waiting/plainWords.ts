import { visiblePart } from '../twilio/values/invisible';

/** What a keyboard adds at the end of a sentence by itself. */
const ending = /[\s.!…]+$/u;

/** A text in a form in which it can be compared: small letters, single spaces, no full stop at its end. */
export function plainWords(text: string): string {
	return visiblePart(text.normalize('NFKC')).replace(ending, '').replace(/\s+/g, ' ').toLowerCase();
}
