/** How much is looked at in one go, in UTF-16 units: in a long text, each character takes longer. */
const stretch = 200;

/**
 * A text as a person counts it: an emoji or a letter with its accents is one character, of however
 * many code points it is made.
 */
export function charactersOf(text: string): string[] {
	// Made anew each time: the first one takes long, and most runs need none.
	const segmenter = new Intl.Segmenter('en');
	return stretchesOf(text).flatMap((part) =>
		Array.from(segmenter.segment(part), ({ segment }) => segment),
	);
}

/** Parts of a text, each of which ends where a character does: between a plain one and a plain one or a letter. */
function stretchesOf(text: string): string[] {
	const end = /[ -~](?=[ -~\p{Lu}\p{Ll}])/gu;
	const stretches: string[] = [];
	let start = 0;
	while (text.length - start > stretch) {
		end.lastIndex = start + stretch;
		const found = end.exec(text);
		if (!found) break;
		stretches.push(text.slice(start, found.index + 1));
		start = found.index + 1;
	}
	return [...stretches, text.slice(start)];
}
