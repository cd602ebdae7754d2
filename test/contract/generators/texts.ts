import fc from 'fast-check';

/** What texts are made of when people, sheets and other programs write them. */
const fragments = [
	'Hello Anna, see you on Monday at 10:30. ',
	'Grüße an Zoë, à bientôt!',
	'👩‍👩‍👧‍👦 🇩🇪 😀',
	'שלום עולם',
	'مرحبا \u202Eabc\u202C',
	'漢字かな한글',
	'𝒳𝓎',
	'e\u0301',
	'\n',
	'\r\n',
	'\t',
	'"quoted" “and” „again“',
	"it's (50%) *off*! ~tilde~",
	'&a=1+1%20;b[]=2',
	'={{ 1 + 1 }}',
	'{{1}} {{ $json.to }}',
	'€[]{}\\^|',
	'\u2028\u0000\u00A0\uFEFF\uFFFD',
	'<b>&amp;</b>',
	'https://example.com/a?b=c&d=e#f',
	'__proto__',
];

const qsChunk = 1024;

/**
 * Whether the SDK can encode this text: it (its library qs) cuts texts into chunks of 1024 UTF-16
 * units, and garbles a character whose two halves come to lie in two chunks.
 */
export function isWrittenRightBySdk(text: string): boolean {
	for (let cut = qsChunk; cut < text.length; cut += qsChunk) {
		if (/[\uD800-\uDBFF]/.test(text.charAt(cut - 1))) return false;
	}
	return true;
}

/** Cuts by characters, so that no emoji is halved. */
function cutTo(most: number, text: string): string {
	return Array.from(text).slice(0, most).join('');
}

/** Texts that are not blank, of up to that many characters. */
export function unusualText(most: number): fc.Arbitrary<string> {
	const fragment = fc.constantFrom(...fragments);
	const joined = fc.array(fragment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
	const long = fc
		.tuple(fc.array(fragment, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: most }))
		.map(([parts, length]) => cutTo(length, parts.join('').repeat(length)));
	return fc
		.oneof(
			{ weight: 4, arbitrary: joined },
			{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }) },
			{ weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1 }) },
			{ weight: 2, arbitrary: long },
		)
		.map((text) => cutTo(most, text))
		.filter((text) => text.trim() !== '' && isWrittenRightBySdk(text));
}

/**
 * http(s) addresses, from plain ones to those that only just are; none with a comma or semicolon at its end,
 * which the node takes for what a list has left there.
 */
export const webAddress: fc.Arbitrary<string> = fc.oneof(
	fc.webUrl({ withQueryParameters: true, withFragments: true }).filter((url) => !/[,;]$/.test(url)),
	fc.constantFrom(
		'https://example.com/picture.jpg',
		'HTTP://EXAMPLE.com:8080/A%20B?x=1&y=2+3',
		"https://example.com/it's(1)*!~.png?a[]=b&=c#d",
		'https://bücher.example/größe/😀.gif?q=ä',
		'http://192.0.2.1/?',
	),
);

const placeholder = fc.oneof(
	fc.integer({ min: 1, max: 20 }).map(String),
	fc.constantFrom('name', 'Größe', 'a b', 'constructor', '__proto__', '日付', '"'),
);

/** What fills a content template, as JSON text: compact, or set out over several lines. */
export const contentVariables: fc.Arbitrary<string> = fc
	.tuple(
		fc.dictionary(placeholder, unusualText(40), { maxKeys: 5, noNullPrototype: true }),
		fc.constantFrom(0, 2),
	)
	.map(([variables, indent]) => JSON.stringify(variables, undefined, indent))
	.filter(isWrittenRightBySdk);
