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
import type { Entry, ScenarioId } from './plan';
import { reached } from './report/figures';
import { addressSchema, preparedSchema, type Question } from './stand-in/questions';

/** One contender in one scenario, and how it did. */
export interface Row extends Entry, Measurement, Tally {}

const startMilliseconds = 60_000;
const mostMilliseconds = 600_000;
const warmUpMessages = 200;

/** Scenarios that are about speed alone; in the others chance has a part in what is counted. */
const timed: ReadonlySet<ScenarioId> = new Set(['plain', 'capped']);
const heats = 5;
/** What takes longer is hardly disturbed by what else the machine does. */
const shortHeatMilliseconds = 20_000;

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
	 * The fastest of five runs, for every contender alike: what else the machine does only ever adds
	 * time. Were people not reached in one of them, that one would count. What takes long runs once.
	 */
	async runHeats(entry: Entry): Promise<Row> {
		const rows = [await this.run(entry)];
		const isShort = (row: Row) => row.wallMilliseconds < shortHeatMilliseconds;
		while (timed.has(entry.scenario) && rows.length < heats && rows.every(isShort))
			rows.push(await this.run(entry));
		return rows.reduce((best, row) => (counts(row, best) ? row : best));
	}

	/** @param profile where to write a CPU profile, if one is wanted */
	async run(entry: Entry, profile?: string): Promise<Row> {
		const { url } = this;
		const warmUp = Math.min(warmUpMessages, entry.count);
		await this.prepare(warmUpConditions(entry, warmUp));
		const job: Job = { entry, url, warmUp, ...(profile !== undefined && { profile }) };
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

function counts(row: Row, best: Row): boolean {
	if (reached(row) !== reached(best)) return reached(row) < reached(best);
	return row.wallMilliseconds < best.wallMilliseconds;
}
