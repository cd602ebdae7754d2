import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';

/** Prints messages as a table: simplified ones, and items that failed with their `error`. */
export function printMessages(messages: IDataObject[]): void {
	const isTerminal = process.stdout.isTTY;
	const table = new Table({
		head: ['Recipient', 'Status', 'Segments', 'SID, or why not'],
		colWidths: [20, 13, 10, 60],
		wordWrap: true,
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
		style: { head: isTerminal ? ['bold'] : [], border: isTerminal ? ['gray'] : [] },
	});
	table.push(
		...messages.map(({ to, status, numSegments, sid, error, errorMessage }) => [
			cell(to),
			cell(status),
			cell(numSegments),
			cell(error ?? errorMessage ?? sid),
		]),
	);
	console.log(table.toString());
}

/** A heading before a step of the demo. */
export function printStep(text: string): void {
	console.log(`\n● ${text}\n`);
}

/** Rewrites one line of a terminal; elsewhere says each state once. */
export function progressLine(): { show(text: string): void; end(): void } {
	let last = '';
	const isTerminal = process.stdout.isTTY;
	return {
		show(text) {
			if (text === last) return;
			last = text;
			process.stdout.write(isTerminal ? `\r\u001B[K  ${text}` : `  ${text}\n`);
		},
		end() {
			if (isTerminal) process.stdout.write('\n');
		},
	};
}

/** A field of an item as text; a dash where there is nothing. */
export function cell(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}
