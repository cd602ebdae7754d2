/** Waits are this much shorter than in life: a millisecond counts as a second. */
export const scale = 0.001;

const start = Date.now();

/**
 * Milliseconds since some moment, at the pace of Twilio's clock.
 *
 * @param isFast whether it goes as fast as waits are short
 */
export function elapsed(isFast: boolean): number {
	return isFast ? performance.now() / scale : performance.now();
}

/**
 * What time it is at Twilio, in milliseconds since 1970.
 *
 * @param isFast whether its clock goes as fast as waits are short
 */
export function twilioNow(isFast: boolean): number {
	return isFast ? start + elapsed(true) : Date.now();
}

/** Waits so long by Twilio's clock. */
export async function pause(milliseconds: number): Promise<void> {
	if (milliseconds <= 0) return;
	await new Promise((resolve) => setTimeout(resolve, milliseconds * scale));
}
