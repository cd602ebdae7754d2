/** What an error says; what was thrown in place of one, as text. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
