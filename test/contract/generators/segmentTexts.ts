import fc from 'fast-check';

const letters = ['a', 'E', '7', ' ', '@', 'ß', 'Δ', 'à', '\n'];
/** In GSM-7 they take the room of two. */
const extended = ['€', '^', '{', '}', '\\', '[', '~', ']', '|', '\f'];
const lineBreaks = ['\n', '\r\n', '\r', '\u2028'];
/** What Smart Encoding knows, and what it does not. */
const typographic = ['“', '„', '’', '–', '…', '\u00A0', '\u200B', '½', '×', 'ç', '`', '\t', '、'];
const emoji = [
	...['😀', '👍🏽', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🏴‍☠️', '🧑‍🦰', '👩🏽‍🦱', '🫱🏽‍🫲🏿', '🧑‍💻', '👨🏽‍⚕️', '❤️‍🔥', '1️⃣'],
	...['🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '☝🏿', '🐻‍❄️', '👁️‍🗨️', '🫠', '👩‍❤️‍💋‍👨', '🤷🏽‍♀️'],
];
const marks = ['\u0301', '\u0308', '\u0323', '\uFE0F', '\u200D', '\u20E3', '🏽'];
const scripts = [
	...['नमस्ते', 'क्षत्रिय', 'ภาษาไทยกำ', 'မြန်မာဘာသာ', '한글', '\u1112\u1161\u11AB', 'שָׁלוֹם', 'مَرْحَبًا'],
	...['漢', '𝒳', '\uD83D', '\uDE00', '\uFEFF', '\uFFFD'],
];

const few = (...from: readonly string[]) => fc.constantFrom(...from);
const marked = fc
	.tuple(few(...letters, ...emoji), fc.array(few(...marks), { minLength: 1, maxLength: 12 }))
	.map(([base, added]) => base + added.join(''));
const plain = fc.oneof(
	{ weight: 6, arbitrary: few(...letters) },
	{ weight: 2, arbitrary: few(...extended) },
	{ weight: 1, arbitrary: few(...lineBreaks.slice(0, 3)) },
);
const unusual = fc.oneof(
	few(...letters, ...extended),
	few(...lineBreaks, ...typographic),
	few(...emoji),
	few(...scripts),
	marked,
);

/** Lengths at which a segment is nearly full. */
const border = fc
	.tuple(few('160', '153', '306', '459', '70', '67', '134', '201', '1600'), fc.nat({ max: 4 }))
	.map(([length, less]) => Number(length) - less);

/** A text that fills segments but for a little, and what comes then. */
function atBorder(rest: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc
		.tuple(few('a', 'é', 'я', '€', '😀'), border, fc.array(rest, { minLength: 1, maxLength: 8 }))
		.map(([filler, length, added]) => filler.repeat(length / filler.length) + added.join(''));
}

/** A text with something at a border that is not to be split: the room that it leaves empty is missing at the end. */
function acrossBorder(room: number, filler: string, pieces: fc.Arbitrary<string>) {
	return fc
		.tuple(pieces, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 3 }), fc.nat({ max: 3 }))
		.map(([piece, gap, segments, less]) => {
			const before = filler.repeat(room * segments - gap) + piece;
			const left = room * (segments + 1) - less - before.length;
			return before + filler.repeat(Math.max(0, left));
		});
}

const joined = (from: fc.Arbitrary<string>, most: number) =>
	fc.array(from, { maxLength: most }).map((parts) => parts.join(''));

/** Texts of every alphabet and length, many of them about to begin a new segment. */
export const segmentText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 4, arbitrary: joined(plain, 400) },
	{ weight: 4, arbitrary: joined(unusual, 120) },
	{ weight: 3, arbitrary: atBorder(plain) },
	{ weight: 5, arbitrary: atBorder(unusual) },
	{ weight: 3, arbitrary: acrossBorder(67, 'я', fc.oneof(few(...emoji, ...scripts), marked)) },
	{ weight: 1, arbitrary: acrossBorder(153, 'a', few(...extended)) },
	{ weight: 1, arbitrary: joined(few(...typographic, ...letters), 300) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
