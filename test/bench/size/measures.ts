import { heatsIn, runHeats } from '../heats';
import { largeCount, type ContenderId, type Entry, type Habit, type ScenarioId } from '../plan';
import type { Race, Row } from '../race';
import { cpuPerMessage, limitOf, rateOf, reached, shareOfLimit } from '../report/figures';
import {
	count,
	kilobytes,
	megabytes,
	milliseconds,
	percent,
	perSecond,
	seconds,
	wholeMilliseconds,
} from '../report/format';

/** Something about large runs that is measured on its own. */
export interface Measure {
	readonly name: string;
	readonly title: string;
	/** Gives what it came to, in lines. */
	readonly measure: (race: Race) => Promise<string[]>;
}

const retried = 20_000;

const entry = (
	scenario: ScenarioId,
	messages: number,
	contender: ContenderId = 'ours',
	habit: Habit = 'once',
): Entry => ({ scenario, contender, habit, count: messages });

function blockOf({ lastExecution }: Row): string {
	const { milliseconds: long = 0, endedAt = 0 } = lastExecution?.longestBlock ?? {};
	return `longest block ${wholeMilliseconds(long)}, up to ${seconds(endedAt)} after the node began`;
}

async function measureBlock(race: Race): Promise<string[]> {
	const row = await race.run(entry('large', largeCount));
	return [
		blockOf(row),
		`${seconds(row.wallMilliseconds)}, ${perSecond(rateOf(row))}; CPU ${seconds(row.cpuMilliseconds)}, ${milliseconds(cpuPerMessage(row))} a message; ${count(reached(row))} reached; the process grew by ${megabytes(row.memoryGrowth)} at most`,
	];
}

async function measureMemory(race: Race): Promise<string[]> {
	const ours = (await race.weighItem(entry('large', largeCount))) ?? 0;
	const passing = (await race.weighItem(entry('large', largeCount, 'passing'))) ?? 0;
	return [
		`${kilobytes(ours)} an item above a run of 1,000`,
		`a node that only passes as many items through: ${kilobytes(passing)} an item`,
	];
}

async function measureRetry(race: Race): Promise<string[]> {
	const row = await race.run(entry('retry', retried, 'ours', 'executionRetry'));
	const { once, repeatedly, tries, lastExecution } = row;
	const cpu = seconds(lastExecution?.cpuMilliseconds ?? 0);
	return [
		`the retry’s execution of the node: ${cpu} of CPU, ${blockOf(row)}`,
		`${count(once)} reached once, ${count(repeatedly)} more often, ${tries} executions`,
	];
}

async function measureRate(race: Race, scenario: ScenarioId, messages: number): Promise<string[]> {
	const rows: Row[] = await runHeats(
		[entry(scenario, messages)],
		heatsIn(scenario),
		async (each) => await race.run(each),
	);
	return rows.map(
		(row) =>
			`${percent(shareOfLimit(row) ?? 0)} of ${perSecond(limitOf(row))} (${perSecond(rateOf(row))}; CPU ${milliseconds(cpuPerMessage(row))} a message; ${row.peakInFlight} in flight at most), the fastest of ${heatsIn(scenario)}`,
	);
}

/** All of them, in the order in which they run. */
export const measures: readonly Measure[] = [
	{
		name: 'block',
		title: `block: ${count(largeCount)} items, 50 in flight: how long nothing else can run`,
		measure: measureBlock,
	},
	{
		name: 'memory',
		title: `memory: ${count(largeCount)} items: what one item more makes the process hold`,
		measure: measureMemory,
	},
	{
		name: 'retry',
		title: `retry: ${count(retried)} items, the last one fails, then Retry`,
		measure: measureRetry,
	},
	{
		name: 'rate20',
		title: 'rate20: 1,000 items, each answer takes 100 ms, 20 in flight',
		measure: async (race) => await measureRate(race, 'plain', 1000),
	},
	{
		name: 'rate100',
		title: 'rate100: 4,000 items, each answer takes 100 ms, 100 in flight',
		measure: async (race) => await measureRate(race, 'hundred', 4000),
	},
];
