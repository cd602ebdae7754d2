/** Text that is HTML already. */
export class Html {
	constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[];

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** HTML with values in it; what is not HTML already is escaped. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
	return new Html(strings.map((string, index) => string + textOf(parts[index] ?? '')).join(''));
}

function textOf(part: Part): string {
	if (part instanceof Html) return part.text;
	if (typeof part === 'object') return part.map(({ text }) => text).join('\n');
	return String(part).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}
