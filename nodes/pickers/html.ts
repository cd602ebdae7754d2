const entities: ReadonlyMap<string, string> = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['\n', '<br>'],
]);

/** A text for n8n's notices, which are HTML. */
export function asHtml(text: string): string {
	return text.replace(/[&<>\n]/g, (character) => entities.get(character) ?? character);
}
