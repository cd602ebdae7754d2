import type { RecordedRequest } from '../../twilio-stand-in/recorder';
import type { TwilioStandIn } from '../../twilio-stand-in/server';
import { seed } from '../../seed';

/** What goes over the wire, byte for byte. */
interface Wire {
	readonly method: string;
	readonly path: string;
	readonly query: string;
	readonly body: string;
}

const wireOf = ({ method, path, query, body }: RecordedRequest): Wire => ({
	method,
	path,
	query,
	body,
});

/** Several requests may be in flight at once: a message's recipient, or its address, tells them apart. */
function keyOf({ form, path }: RecordedRequest): string {
	return form.find(([name]) => name === 'To')?.[1] ?? path;
}

const byKey = (requests: readonly RecordedRequest[]) =>
	[...requests].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).map(wireOf);

/** What ran a call, and what the stand-in recorded of it. */
export async function record(
	standIn: TwilioStandIn,
	run: () => Promise<unknown>,
): Promise<RecordedRequest[]> {
	const before = standIn.requests.length;
	await run();
	return standIn.requests.slice(before);
}

/** Counts the calls that were compared, and what they reached. */
export class Comparison {
	compared = 0;
	identical = 0;
	accepted = 0;
	readonly operations = new Set<string>();
	readonly parameters = new Set<string>();
	readonly filters = new Set<string>();

	/** Compares calls of one request each, in whatever order they went out. */
	compareEach(
		operation: string,
		calls: number,
		bySdk: readonly RecordedRequest[],
		byNode: readonly RecordedRequest[],
	): void {
		this.compared += calls;
		expect(byKey(bySdk)).toHaveLength(calls);
		expect(byKey(byNode)).toEqual(byKey(bySdk));
		this.identical += calls;
		this.accepted += byNode.filter(wasAccepted).length;
		this.#reach(operation, byNode);
	}

	/** Compares one call of one or several requests, in their order. */
	compareAll(
		operation: string,
		bySdk: readonly RecordedRequest[],
		byNode: readonly RecordedRequest[],
	): void {
		this.compared++;
		expect(byNode.length).toBeGreaterThan(0);
		expect(byNode.map(wireOf)).toEqual(bySdk.map(wireOf));
		this.identical++;
		if (byNode.every(wasAccepted)) this.accepted++;
		this.#reach(operation, byNode);
	}

	/** What to print in the end. */
	summary(): string {
		const { compared, identical, accepted } = this;
		return (
			`SDK contract: ${compared} calls compared, ${identical} identical (seed ${seed})\n` +
			`SDK contract reached: ${this.parameters.size} create parameters, ${this.filters.size} list filters, ` +
			`${this.operations.size} operations; the stand-in accepted ${accepted} of the calls\n`
		);
	}

	#reach(operation: string, requests: readonly RecordedRequest[]): void {
		this.operations.add(operation);
		for (const { method, path, form, query } of requests) {
			if (!path.endsWith('/Messages.json')) continue;
			for (const [name] of form) this.parameters.add(name);
			if (method !== 'GET') continue;
			for (const name of new URLSearchParams(query).keys()) {
				if (!name.startsWith('Page')) this.filters.add(name);
			}
		}
	}
}

const wasAccepted = ({ status = 0 }: RecordedRequest) => status >= 200 && status < 300;
