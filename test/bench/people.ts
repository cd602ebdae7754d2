/** Somebody who is to get a text. */
export interface Person {
	readonly to: string;
	readonly body: string;
}

/** So many people, each with a number and a text of their own; none of the numbers is in use. */
export function people(count: number): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		to: `+1415${String(5_550_000 + index)}`,
		body: `Your appointment number ${index} is tomorrow at ten.`,
	}));
}
