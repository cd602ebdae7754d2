import Table from 'cli-table3';
import type { EngineResult, Failure } from './engine/jestReport';
import type { Release } from './releases';
import type { WholeResult } from './whole/tryWhole';

/** What came of trying a release. */
export interface Outcome {
	readonly release: Release;
	readonly engine: EngineResult;
	readonly whole: WholeResult | undefined;
}

const head = [
	'n8n',
	'n8n-core, n8n-workflow',
	'Tests in its engine that pass',
	'Texts, a reply and a question in all of n8n',
];

function rowsOf(outcomes: readonly Outcome[]): string[][] {
	const total = Math.max(...outcomes.map(({ engine }) => engine.passed + engine.failures.length));
	return outcomes.map(({ release, engine, whole }) => [
		release.n8n,
		`${release.core}, ${release.workflow}`,
		`${engine.passed} of ${total} (Node ${process.versions.node})`,
		wholeCell(whole),
	]);
}

function wholeCell(whole: WholeResult | undefined): string {
	if (!whole) return 'not tried';
	return `${whole.failure === undefined ? 'yes' : 'no'} (Node ${whole.node})`;
}

/** The table for a terminal. */
export function plainTable(outcomes: readonly Outcome[]): string {
	const table = new Table({ head, style: { head: [], border: [] } });
	table.push(...rowsOf(outcomes));
	return table.toString();
}

/** The table for docs/compatibility.md, as prettier writes it. */
export function markdownTable(outcomes: readonly Outcome[]): string {
	const rows = rowsOf(outcomes);
	const widths = head.map((title, column) =>
		Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0), title.length),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

/** Every test that did not pass, with its file and what was said about it. */
export function failureList(outcomes: readonly Outcome[]): string {
	return outcomes
		.flatMap(({ release, engine, whole }) => [
			...engine.failures.map((failure) => `n8n ${release.n8n}, ${told(failure)}`),
			...(whole?.failure === undefined ? [] : [`n8n ${release.n8n}, the whole: ${whole.failure}`]),
		])
		.join('\n');
}

const told = ({ file, name, reason }: Failure) => `${file}: ${name}\n    ${reason}`;
