/**
 * A text as a person counts it: an emoji or a letter with its accents is one character, of however
 * many code points it is made.
 */
export function charactersOf(text: string): string[] {
	// Made anew each time: the first one takes long, and most runs need none.
	const segmenter = new Intl.Segmenter('en');
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
