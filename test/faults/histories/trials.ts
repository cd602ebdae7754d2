import fc from 'fast-check';
import { DeduplicationRows } from '../../engine/deduplication';
import type { Replacement } from '../packageCopy';
import { install, type Installation } from './processes';

/** Most of a history is waiting: so many are played at the same time, unless the kind says otherwise. */
const usuallyAtOnce = 6;

/** A kind of history. */
export interface HistoryKind<History> {
	readonly histories: fc.Arbitrary<History>;
	/** So many processes of n8n one may have. */
	readonly processes: number;
	/** Of Twilio's answers, in milliseconds. */
	readonly latency: number;
	/** How many are played at the same time: fewer where what matters is who comes first. */
	readonly atOnce?: number;
	/** So much is waited of a wait. */
	readonly scale?: number;
	/** Plays one, and gives what is wrong with it. */
	readonly check: (n8n: Installation, history: History) => Promise<string[]>;
}

/** Installations of n8n on which histories are played. */
export class Trials<History> {
	private constructor(
		private readonly kind: HistoryKind<History>,
		private readonly free: Installation[],
	) {}

	/** @param replacements what to change in the built package first */
	static async begin<History>(
		kind: HistoryKind<History>,
		rows: DeduplicationRows,
		replacements: readonly Replacement[] = [],
	): Promise<Trials<History>> {
		const installations: Installation[] = [];
		const { processes, scale, atOnce = usuallyAtOnce } = kind;
		while (installations.length < atOnce)
			installations.push(await install(processes, replacements, rows, scale));
		for (const { standIn } of installations) standIn.faults.latency = kind.latency;
		return new Trials(kind, installations);
	}

	/**
	 * Plays so many histories.
	 *
	 * @throws Error that says which one does not hold and what is wrong with it
	 */
	async play(count: number, seed: number, shrinks = true): Promise<void> {
		let held = 0;
		const property = fc.asyncProperty(this.kind.histories, async (history) => {
			const n8n = this.free.pop();
			if (!n8n) throw new Error('All are in use');
			try {
				const problems = await this.kind.check(n8n, history);
				if (problems.length > 0) throw new Error(problems.join('\n'));
			} finally {
				this.free.push(n8n);
			}
			held += 1;
			if (count > 300 && held % 100 === 0) process.stdout.write(`${held} histories hold\n`);
		});
		const atOnce = this.free.length;
		const numRuns = Math.ceil(count / atOnce);
		const shares = Array.from({ length: atOnce }, async (_, share) => {
			await fc.assert(property, { numRuns, seed: seed + share, endOnFailure: !shrinks });
		});
		await Promise.all(shares);
	}

	async close(): Promise<void> {
		await Promise.all(this.free.map((one) => one.close()));
	}
}

/** What the first history that does not hold without a safeguard says; empty when all hold. */
export async function problemWithout<History>(
	kind: HistoryKind<History>,
	rows: DeduplicationRows,
	{ safeguard, replacements }: Broken,
): Promise<string> {
	const trials = await Trials.begin(kind, rows, replacements);
	try {
		let problem = '';
		await trials.play(600, 1, false).catch((error: unknown) => {
			problem = String(error instanceof Error ? (error.cause ?? error) : error);
		});
		process.stdout.write(`Without "${safeguard}": ${problem.split('\n')[0] ?? ''}\n`);
		return problem;
	} finally {
		await trials.close();
	}
}

/** A safeguard, and how to take it away in the built code. */
export interface Broken {
	readonly safeguard: string;
	readonly replacements: readonly Replacement[];
}
