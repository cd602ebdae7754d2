import { charactersOf } from './characters';

/** How many UTF-16 units a text has: Twilio does not say whether an emoji counts as one or two, so it is two. */
const lengthOf = (text: string) => text.length;

/** Puts words together, as many as fit; only what is too long for a piece of its own is cut, between characters. */
class Pieces {
	readonly whole: string[] = [];
	#piece = '';

	constructor(private readonly room: number) {}

	add(words: string): void {
		for (const word of words.match(/\s+|\S+/gu) ?? []) {
			if (this.#fits(word)) this.#piece += word;
			else if (word.trim() === '') this.close();
			else if (lengthOf(word) <= this.room) this.#begin(word);
			else for (const character of charactersOf(word)) this.#addCharacter(character);
		}
	}

	/** The piece ends here; the space at its ends goes. */
	close(): void {
		this.#begin('');
	}

	#fits(word: string): boolean {
		return lengthOf(this.#piece) + lengthOf(word) <= this.room;
	}

	#addCharacter(character: string): void {
		if (this.#fits(character)) this.#piece += character;
		else this.#begin(character);
	}

	#begin(piece: string): void {
		const whole = this.#piece.trim();
		if (whole !== '') this.whole.push(whole);
		this.#piece = piece;
	}
}

function piecesOf(text: string, room: number): string[] {
	const pieces = new Pieces(room);
	pieces.add(text);
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
 * A text cut between words where it can be, with three dots at its end.
 *
 * @param longest how long it may be, in UTF-16 units, the dots included; at least 20
 */
export function cutText(text: string, longest: number): string {
	if (lengthOf(text) <= longest) return text;
	const [first = ''] = piecesOf(text, longest - lengthOf(ellipsis));
	return first + ellipsis;
}
