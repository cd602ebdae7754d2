/** Somebody who is to get a text. */
export interface Person {
	readonly to: string;
	readonly body: string;
}

/**
 * So many people, each with a number and a text of their own; none of the numbers is in use.
 *
 * @param first below 1,000,000
 */
export function people(count: number, first = 0): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		to: `+1415${String(5_550_000 + first + index)}`,
		body: `Your appointment number ${first + index} is tomorrow at ten.`,
	}));
}
