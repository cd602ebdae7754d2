import Table from 'cli-table3';
import { nameOf, scenarioTitles } from '../names';
import { scenarioIds, type ScenarioId } from '../plan';
import type { Row } from '../race';
import { cpuPerMessage, rateOf, reached, shareOfLimit } from './figures';
import { count, megabytes, milliseconds, percent, seconds } from './format';

type Column = readonly [title: string, cell: (row: Row) => string];

const common = {
	time: ['Time', (row) => seconds(row.wallMilliseconds)],
	rate: ['Messages\na second', (row) => count(rateOf(row))],
	requests: ['Requests', (row) => count(row.requests)],
	cpu: ['CPU per\nmessage', (row) => milliseconds(cpuPerMessage(row))],
	memory: ['Memory\ngrowth', (row) => megabytes(row.memoryGrowth)],
} satisfies Record<string, Column>;

const sending: readonly Column[] = [
	['People', (row) => count(row.count)],
	common.time,
	common.rate,
	['Share of\nthe limit', (row) => optional(shareOfLimit(row), percent)],
	['Most\nat once', (row) => count(row.peakInFlight)],
	['Reached', (row) => count(reached(row))],
	['Texted twice\nor more', (row) => count(row.repeatedly)],
	['Lost', (row) => count(row.never)],
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

function optional(value: number | undefined, format: (value: number) => string): string {
	return value === undefined ? '–' : format(value);
}

function tableOf(scenario: ScenarioId, rows: readonly Row[]): string {
	const columns = scenario === 'list' ? listing : sending;
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
