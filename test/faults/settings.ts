type Environment = Readonly<Record<string, string | undefined>>;

/** How many schedules are tried by default. */
export const usualCount = 300;

/** How many schedules to try. */
export function countFrom({ FAULT_SCHEDULES: count }: Environment): number {
	return Number(count ?? usualCount);
}

/** The schedules of every `npm test`; `npm run test:faults` takes new ones each time. */
const usualSeed = 777;

/** Which schedules: a seed that was printed shows the same ones again. */
export function seedFrom({ FAST_CHECK_SEED: seed }: Environment): number {
	return Number(seed ?? usualSeed);
}
