/** In characters. */
const longestQuote = 60;

/** A value as it may be shown in a message: in quotes, on one line, cut after 60 characters. */
export function quote(value: string): string {
	const line = value.replace(/\s+/g, ' ');
	const characters = Array.from(line);
	return characters.length > longestQuote
		? `"${characters.slice(0, longestQuote).join('')}…"`
		: `"${line}"`;
}
