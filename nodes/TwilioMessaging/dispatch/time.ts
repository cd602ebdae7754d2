/**
 * The time that dispatch goes by. Tests put others in its place: they shorten the waits, and let the
 * clock of a process differ from Twilio's; what is decided stays the same.
 */
export const time = {
	/** What is waited of a wait. */
	scale: 1,
	/** Milliseconds since 1970 by this process's clock, which may be wrong and may step. */
	now: (): number => Date.now(),
	/** Milliseconds since some moment of this process; never steps. */
	elapsed: (): number => performance.now(),
};
