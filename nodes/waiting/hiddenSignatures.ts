/** What n8n signs the link of a question with: whoever has it can answer. */
const signature = /([?&]signature=)[\da-f]{16,}/gi;

/** A text without what would let its reader answer a question that was put to somebody else. */
export function hideSignatures(text: string): string {
	return text.replace(signature, '$1…');
}
