import Table from 'cli-table3';
import { nameOf, scenarioTitles } from '../names';
import { largeCount, scenarioIds, type ScenarioId } from '../plan';
import type { Row } from '../race';
import { cpuPerMessage, rateOf, reached, shareOfLimit, timeForLarge } from './figures';
import {
	count,
	kilobytes,
	megabytes,
	milliseconds,
	percent,
	seconds,
	wholeMilliseconds,
} from './format';

type Column = readonly [title: string, cell: (row: Row) => string];

const common = {
	time: ['Time', (row) => seconds(row.wallMilliseconds)],
	rate: ['Messages\na second', (row) => count(rateOf(row))],
	requests: ['Requests', (row) => count(row.requests)],
	share: ['Share of\nthe limit', (row) => optional(shareOfLimit(row), percent)],
	peak: ['Most\nat once', (row) => count(row.peakInFlight)],
	reached: ['Reached', (row) => count(reached(row))],
	twice: ['Texted twice\nor more', (row) => count(row.repeatedly)],
	lost: ['Lost', (row) => count(row.never)],
	cpu: ['CPU per\nmessage', (row) => milliseconds(cpuPerMessage(row))],
	memory: ['Memory\ngrowth', (row) => megabytes(row.memoryGrowth)],
} satisfies Record<string, Column>;

const people: Column = ['People', (row) => count(row.count)];

const sending: readonly Column[] = [
	people,
	common.time,
	common.rate,
	common.share,
	common.peak,
	common.reached,
	common.twice,
	common.lost,
	['Messages\nat Twilio', (row) => count(row.accepted)],
	common.requests,
	['429', (row) => count(row.tooMany)],
	common.cpu,
	common.memory,
];

const listing: readonly Column[] = [
	['Listed', (row) => count(row.reported)],
	common.time,
	common.rate,
	common.requests,
	common.cpu,
	common.memory,
	['Heap\ngrowth', (row) => megabytes(row.heapGrowth)],
	['JSON’s\nsize', (row) => megabytes(row.messageBytes)],
];

/** Who takes long is tried with fewer people; the time for all of them follows from that. */
const large: readonly Column[] = [
	people,
	[`Time for\n${count(largeCount)}`, (row) => seconds(timeForLarge(row))],
	common.rate,
	common.share,
	common.peak,
	common.reached,
	common.twice,
	common.lost,
	common.cpu,
	['Longest\nblock', (row) => optional(row.longestBlock, wholeMilliseconds)],
	['Memory\nan item', (row) => optional(row.heldPerItem, kilobytes)],
	common.memory,
];

const columnsOf: Partial<Record<ScenarioId, readonly Column[]>> = { list: listing, large };

function optional(value: number | undefined, format: (value: number) => string): string {
	return value === undefined ? '–' : format(value);
}

function tableOf(scenario: ScenarioId, rows: readonly Row[]): string {
	const columns = columnsOf[scenario] ?? sending;
	const table = new Table({
		head: ['', ...columns.map(([title]) => title)],
		colAligns: ['left', ...columns.map(() => 'right' as const)],
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
		style: { head: [], border: [], compact: true },
	});
	for (const row of rows) {
		const name = nameOf(scenario, row.contender, row.habit);
		table.push([name, ...columns.map(([, cell]) => cell(row))]);
	}
	return table.toString();
}

/** All results, one table for each scenario. */
export function tables(rows: readonly Row[]): string {
	return scenarioIds
		.map((scenario) => ({ scenario, own: rows.filter((row) => row.scenario === scenario) }))
		.filter(({ own }) => own.length > 0)
		.map(({ scenario, own }) => `\n${scenarioTitles[scenario]}\n${tableOf(scenario, own)}`)
		.join('\n');
}
