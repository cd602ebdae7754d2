/** An address without its query, and without what the trigger notes behind the "#". */
export function withoutNote(url: unknown): string {
	return String(url).split(/[?#]/)[0] ?? '';
}
