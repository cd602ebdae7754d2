import { charactersOf } from '../values/characters';

/** How many UTF-16 units a text has: Twilio does not say whether an emoji counts as one or two, so it is two. */
const lengthOf = (text: string) => text.length;

/** Words and the space between them, in turns. A mark on a space makes a word of it. */
function wordsOf(text: string): string[] {
	const words: string[] = [];
	let isSpace: boolean | undefined;
	for (const character of charactersOf(text)) {
		const wasSpace = isSpace;
		isSpace = character.trim() === '';
		const before = isSpace === wasSpace ? words.pop() : undefined;
		words.push((before ?? '') + character);
	}
	return words;
}

/** Puts words together, as many as fit; only what is too long for a piece of its own is cut, between characters. */
class Pieces {
	readonly whole: string[] = [];
	#piece = '';
	/** What stands between the piece and its next word; it goes when the piece ends here. */
	#space = '';

	constructor(private readonly room: number) {}

	add(word: string): void {
		if (word.trim() === '') this.#space = word;
		else if (this.#fits(word) || lengthOf(word) <= this.room) this.#addUncut(word);
		else for (const character of charactersOf(word)) this.#addCharacter(character);
	}

	/** The piece ends here. */
	close(): void {
		if (this.#piece !== '') this.whole.push(this.#piece);
		this.#piece = '';
	}

	#fits(word: string): boolean {
		return lengthOf(this.#piece) + lengthOf(this.#space) + lengthOf(word) <= this.room;
	}

	/** Marks without end make a character that no piece has room for. */
	#addCharacter(character: string): void {
		const codePoints = lengthOf(character) <= this.room ? [character] : Array.from(character);
		for (const codePoint of codePoints) this.#addUncut(codePoint);
	}

	#addUncut(word: string): void {
		if (!this.#fits(word)) this.close();
		this.#piece += (this.#piece === '' ? '' : this.#space) + word;
		this.#space = '';
	}
}

function piecesOf(text: string, room: number): string[] {
	const pieces = new Pieces(room);
	for (const word of wordsOf(text)) pieces.add(word);
	pieces.close();
	return pieces.whole;
}

const numbered = (part: string | number, of: string | number) => `(${part}/${of}) `;

/**
 * A text in parts, each with its number in front: "(1/3) …". It is parted between words where it can
 * be, and never within an emoji.
 *
 * @param longest how long a part may be, in UTF-16 units, its number included; at least 20
 */
export function splitText(text: string, longest: number): string[] {
	if (lengthOf(text) <= longest) return [text];
	for (let digits = 1; ; digits++) {
		const most = '9'.repeat(digits);
		const pieces = piecesOf(text, longest - lengthOf(numbered(most, most)));
		if (pieces.length > Number(most)) continue;
		if (pieces.length < 2) return pieces;
		return pieces.map((piece, index) => numbered(index + 1, pieces.length) + piece);
	}
}

/** Three dots, and not one sign for them, which would force the text into UCS-2. */
const ellipsis = '...';

/**
 * A text cut between words where it can be, with "…" at its end.
 *
 * @param longest how long it may be, in UTF-16 units, the dots included; at least 20
 */
export function cutText(text: string, longest: number): string {
	if (lengthOf(text) <= longest) return text;
	const trimmed = text.trim();
	if (lengthOf(trimmed) <= longest) return trimmed;
	const [first = ''] = piecesOf(text, longest - lengthOf(ellipsis));
	return first + ellipsis;
}
