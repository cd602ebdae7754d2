/** Zero-width characters and marks of writing direction, which nobody sees and pasted texts often carry. */
export const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** What has no place in a SID, a token or a key, all of which are of plain letters and digits. */
export const strayCharacters = /[^!-~]/g;

/** A SID, token or key without what pasting may have brought along, wherever it stands. */
export function visibleAscii(text: string): string {
	return text.replace(strayCharacters, '');
}

/** A text without the characters that nobody sees, and without space around it. */
export function visiblePart(text: string): string {
	return text.replace(invisible, '').trim();
}
