import type { Placeholder } from '../twilio/templates/contentTemplate';

/** n8n gives the name of a variable one line of so many pixels, and cuts what is longer (measured in n8n 2.41). */
const room = 150;
/** How wide characters are there at most, in pixels; the first that fits counts. */
const widths: ReadonlyArray<readonly [RegExp, number]> = [
	[/[ijl.,:;'’|!(){}[\] ]/, 4.2],
	[/[“”]/, 5],
	[/[mwMW@%&…—]/, 12.2],
	[/[A-Z]/, 9.5],
	[/[\u0020-\u024f]/, 7.5],
	// What is in other scripts, and emoji.
	[/./su, 17],
];
/** Of the narrowest: a sample may have a thousand. */
const mostThatFit = Math.ceil(room / Math.min(...widths.map(([, width]) => width)));
/** Less of a sample tells nothing. */
const fewest = 3;

/** A placeholder as a label, with as much of its sample as there is room for. */
export function placeholderLabel({ name, sample }: Placeholder): string {
	const text = sample.replace(/\s+/g, ' ').trim();
	const withSample = fitted(text, (part) => `{{${name}}}, e.g. “${part}”`);
	if (text !== '' && withSample !== undefined) return withSample;
	return fitted(name, (part) => `{{${part}}}`) ?? `{{${name}}}`;
}

/** The text whole, or its beginning; undefined when there is no room for that. */
function fitted(text: string, labelOf: (part: string) => string): string | undefined {
	if (isFitting(labelOf(text))) return labelOf(text);
	const characters = Array.from(text);
	for (let most = Math.min(characters.length - 1, mostThatFit); most >= fewest; most--) {
		const label = labelOf(`${characters.slice(0, most).join('').trim()}…`);
		if (isFitting(label)) return label;
	}
	return undefined;
}

function isFitting(label: string): boolean {
	const characters = Array.from(label);
	return characters.reduce((sum, character) => sum + widthOf(character), 0) <= room;
}

function widthOf(character: string): number {
	return widths.find(([kind]) => kind.test(character))?.[1] ?? 0;
}
