const entities: ReadonlyMap<string, string> = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['\n', '<br>'],
]);

/** Where a long word may go on in the next line: else, one such as an address makes the form scroll sideways. */
const breakable = '\u200b';

/** A text for n8n's notices, which are HTML. */
export function asHtml(text: string): string {
	return text
		.replace(/\S{24}(?=\S)/gu, `$&${breakable}`)
		.replace(/[&<>\n]/g, (character) => entities.get(character) ?? character);
}
