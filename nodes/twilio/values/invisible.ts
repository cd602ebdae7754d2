/** Zero-width characters and marks of writing direction, which nobody sees and pasted texts often carry. */
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** A text without the characters that nobody sees, and without space around it. */
export function visiblePart(text: string): string {
	return text.replace(invisible, '').trim();
}
