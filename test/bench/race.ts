import { join } from 'node:path';
import { TalkingProcess } from './childProcess';
import { measurementSchema, readySchema, type Measurement } from './client/measurement';
import type { Job } from './client/job';
import {
	conditionsOf,
	tallySchema,
	warmUpConditions,
	type Conditions,
	type Tally,
} from './conditions';
import type { Entry } from './plan';
import { addressSchema, preparedSchema, type Question } from './stand-in/questions';

/** One contender in one scenario, and how it did. */
export interface Row extends Entry, Measurement, Tally {
	/** What one more item makes it hold, in bytes; only where it was weighed. */
	readonly heldPerItem?: number | undefined;
}

const startMilliseconds = 60_000;
const mostMilliseconds = 600_000;
const warmUpMessages = 200;

/** What is held for each item is told from what any run holds by a run of so many. */
const fewItems = 1000;

/** What a run is for beside its times. */
interface RunSettings {
	/** Where to write a CPU profile, if one is wanted. */
	readonly profile?: string;
	/** Weigh what is held, which takes time, instead of measuring time. */
	readonly weighs?: boolean;
}

/** Lets contenders run one after another against one stand-in. */
export class Race {
	private constructor(
		private readonly standIn: TalkingProcess,
		private readonly url: string,
	) {}

	static async start(): Promise<Race> {
		const standIn = new TalkingProcess(join(__dirname, 'stand-in/process.ts'));
		try {
			const { url } = await standIn.receive(addressSchema, startMilliseconds);
			return new Race(standIn, url);
		} catch (error) {
			await standIn.stop();
			throw error;
		}
	}

	/**
	 * What one more item makes a contender hold, with n8n's own part in it, in bytes.
	 *
	 * @returns undefined for a run that is too small to tell
	 */
	async weighItem(entry: Entry): Promise<number | undefined> {
		if (entry.count <= fewItems) return undefined;
		const few = await this.run({ ...entry, count: fewItems }, { weighs: true });
		const many = await this.run(entry, { weighs: true });
		const growth = (many.heldGrowth ?? 0) - (few.heldGrowth ?? 0);
		return growth / (entry.count - fewItems);
	}

	/** Lets one contender run once. */
	async run(entry: Entry, { profile, weighs = false }: RunSettings = {}): Promise<Row> {
		const { url } = this;
		const warmUp = Math.min(warmUpMessages, entry.count);
		await this.prepare(warmUpConditions(entry, warmUp));
		const job: Job = { entry, url, warmUp, weighs, ...(profile !== undefined && { profile }) };
		const client = new TalkingProcess(
			join(__dirname, 'client/process.ts'),
			[JSON.stringify(job)],
			['--expose-gc'],
		);
		try {
			await client.receive(readySchema, startMilliseconds);
			await this.prepare(conditionsOf(entry));
			const measurement = await client.ask({}, measurementSchema, mostMilliseconds);
			const asked = entry.scenario === 'list' ? 0 : entry.count;
			const tally = await this.ask({ kind: 'tally', asked }, tallySchema);
			return { ...entry, ...measurement, ...tally };
		} finally {
			await client.stop();
		}
	}

	/** Stops the stand-in. */
	async stop(): Promise<void> {
		await this.standIn.stop();
	}

	private async prepare(conditions: Conditions): Promise<void> {
		await this.ask({ kind: 'prepare', conditions }, preparedSchema);
	}

	private async ask<Answer>(
		question: Question,
		schema: Parameters<typeof this.standIn.ask<Answer>>[1],
	): Promise<Answer> {
		return await this.standIn.ask(question, schema, startMilliseconds);
	}
}
