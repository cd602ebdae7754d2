/** Fields in their order. */
export type Pairs = ReadonlyArray<readonly [name: string, value: string]>;

/** Names and values as they stood on the wire: in order, repeated names included. */
export class Form {
	readonly pairs: Pairs;

	constructor(source: string | Pairs) {
		this.pairs = typeof source === 'string' ? [...new URLSearchParams(source)] : source;
	}

	/** The first value; an empty one counts as missing, as it does at Twilio. */
	get(name: string): string | undefined {
		return this.all(name)[0];
	}

	/** Every value that is not empty. */
	all(name: string): string[] {
		return this.pairs.flatMap(([key, value]) => (key === name && value !== '' ? [value] : []));
	}

	/** Whether the name was sent at all, be its value empty. */
	has(name: string): boolean {
		return this.pairs.some(([key]) => key === name);
	}
}
