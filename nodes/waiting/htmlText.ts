const entities: ReadonlyMap<string, string> = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&#39;'],
]);

/** A text as it may stand in HTML, also within a quoted attribute. */
export function asHtmlText(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}
