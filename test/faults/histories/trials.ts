import fc from 'fast-check';
import { DeduplicationRows } from '../../engine/deduplication';
import type { Replacement } from '../packageCopy';
import { checkHistory } from './check';
import { histories } from './history';
import { play } from './play';
import { install, type Installation } from './processes';

/** Most of a history is waiting: several are played at the same time. */
const atOnce = 6;
const processes = 6;

/** Installations of n8n on which histories are played. */
export class Trials {
	private constructor(private readonly free: Installation[]) {}

	/** @param replacements what to change in the built package first */
	static async begin(
		rows: DeduplicationRows,
		replacements: readonly Replacement[] = [],
	): Promise<Trials> {
		const installations: Installation[] = [];
		while (installations.length < atOnce)
			installations.push(await install(processes, replacements, rows));
		for (const { standIn } of installations) standIn.faults.latency = 4;
		return new Trials(installations);
	}

	/**
	 * Plays so many histories.
	 *
	 * @throws Error that says which one does not hold and what is wrong with it
	 */
	async play(count: number, seed: number, shrinks = true): Promise<void> {
		let held = 0;
		const property = fc.asyncProperty(histories, async (history) => {
			const n8n = this.free.pop();
			if (!n8n) throw new Error('All are in use');
			try {
				const problems = checkHistory(await play(n8n, history));
				if (problems.length > 0) throw new Error(problems.join('\n'));
			} finally {
				this.free.push(n8n);
			}
			held += 1;
			if (count > 300 && held % 100 === 0) process.stdout.write(`${held} histories hold\n`);
		});
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
