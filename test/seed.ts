const given = process.env.FAST_CHECK_SEED ?? '20261101';

/** Where all generated values come from: FAST_CHECK_SEED repeats a failure, or tries other values. */
export const seed = Number.parseInt(given, 10);

if (!Number.isInteger(seed)) throw new Error(`FAST_CHECK_SEED is not a whole number: ${given}`);

/** How a property is run; the first failure is shown as it is, because each smaller one costs a run. */
export function times(numRuns: number) {
	return { seed, numRuns, endOnFailure: true };
}
