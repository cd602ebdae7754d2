/** An element of an XML document. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: ReadonlyArray<XmlElement | string>;
}

/** What makes a document no XML. */
export class XmlError extends Error {}

interface OpenElement {
	readonly name: string;
	readonly attributes: Record<string, string>;
	readonly children: Array<XmlElement | string>;
}

const name = '[A-Za-z_][\\w:.-]*';
const attribute = `\\s+${name}\\s*=\\s*(?:"[^<"]*"|'[^<']*')`;
const token = new RegExp(
	[
		'<!--(?:(?!--)[^])*-->',
		'<!\\[CDATA\\[(?<verbatim>[^]*?)\\]\\]>',
		`<\\?(?<target>${name})[^]*?\\?>`,
		`</(?<closed>${name})\\s*>`,
		`<(?<opened>${name})(?<attributes>(?:${attribute})*)\\s*(?<empty>/?)>`,
		'(?<text>[^<]+)',
	].join('|'),
	'y',
);

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	apos: "'",
	gt: '>',
	lt: '<',
	quot: '"',
};

/**
 * Reads the XML that TwiML is made of: no document types and no entities but XML's own five.
 * As strict as Twilio's parser: not even a space may stand before `<?xml`.
 *
 * @throws XmlError when the text is not well-formed
 */
export function parseXml(source: string): XmlElement {
	const document: OpenElement = { name: '', attributes: {}, children: [] };
	const open: OpenElement[] = [document];
	const text = source.replace(/^\uFEFF/, '');
	token.lastIndex = 0;
	while (token.lastIndex < text.length) {
		const at = token.lastIndex;
		const parts = token.exec(text)?.groups;
		if (parts === undefined) throw new XmlError(`Not XML from character ${at} on`);
		if (parts['target']?.toLowerCase() === 'xml' && at > 0)
			throw new XmlError('Something stands before the XML declaration');
		take(open, parts);
	}
	if (open.length > 1) throw new XmlError(`${open.at(-1)?.name ?? ''} is not closed`);
	return rootOf(document);
}

function take(open: OpenElement[], parts: Readonly<Record<string, string | undefined>>): void {
	const parent = open.at(-1);
	if (parent === undefined) throw new XmlError('Nothing is open');
	const { verbatim, closed, opened, text } = parts;
	if (verbatim !== undefined) parent.children.push(verbatim);
	if (text !== undefined) parent.children.push(decode(text));
	if (opened !== undefined) {
		const attributes = readAttributes(parts['attributes'] ?? '');
		const element: OpenElement = { name: opened, attributes, children: [] };
		parent.children.push(element);
		if (parts['empty'] === '') open.push(element);
	}
	if (closed !== undefined) {
		if (open.length === 1 || parent.name !== closed)
			throw new XmlError(`${closed} is closed where ${parent.name} is open`);
		open.pop();
	}
}

function readAttributes(text: string): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const [, key = '', value = ''] of text.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
		if (key in attributes) throw new XmlError(`${key} is there twice`);
		attributes[key] = decode(value.slice(1, -1));
	}
	return attributes;
}

function decode(text: string): string {
	if (text.includes(']]>')) throw new XmlError(']]> stands outside of CDATA');
	return text.replace(/&([^;&]*);?/g, (whole: string, entity: string) => {
		const code = /^#(?:(\d+)|x([0-9A-Fa-f]+))$/.exec(entity);
		const point = Number(code?.[1] ?? `0x${code?.[2] ?? ''}`);
		const character =
			code === null
				? entities[entity]
				: point <= 0x10ffff
					? String.fromCodePoint(point)
					: undefined;
		if (character === undefined || !whole.endsWith(';'))
			throw new XmlError(`${whole} is no entity of XML`);
		return character;
	});
}

function rootOf({ children }: OpenElement): XmlElement {
	const [root, ...others] = children.filter(
		(child) => typeof child !== 'string' || child.trim() !== '',
	);
	if (root === undefined || typeof root === 'string' || others.length > 0)
		throw new XmlError('There must be one element, and nothing beside it');
	return root;
}
