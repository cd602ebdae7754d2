import { visiblePart } from '../twilio/values/invisible';

/** What a keyboard adds at the end of a sentence by itself. */
const ending = /[\s.!…。।]/u;

/** A text in a form in which it can be compared: small letters, single spaces, no full stop at its end. */
export function plainWords(text: string): string {
	return withoutCase(withoutEnding(visiblePart(text.normalize('NFKC')))).replace(/\s+/g, ' ');
}

function withoutEnding(text: string): string {
	let end = text.length;
	while (ending.test(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

/** By way of capital letters, in which `ß` is SS and both of Turkey’s `i` can be I. */
function withoutCase(text: string): string {
	return text.toUpperCase().replaceAll('İ', 'I').toLowerCase();
}

/** Marks above and below Latin letters, which many phones make hard to write. */
const accents = /(?<=[a-z])[\u0300-\u036F]+/g;

/** The same without accents: who is asked for *Sí* writes SI. */
export function plainLetters(text: string): string {
	return plainWords(text).normalize('NFD').replace(accents, '').normalize('NFC');
}
