import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What people read first. */
export const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');

const rows = readme
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** The table of a resource's operations: name and description of each. */
export function operationsInReadme(resource: 'Media' | 'Message'): string[][] {
	const start = rows.findIndex(([, first]) => first === resource);
	const table = rows.slice(start + 2);
	const end = table.findIndex(([, name = '']) => !name.startsWith('**'));
	return table
		.slice(0, end)
		.map(([, name = '', description = '']) => [name.replaceAll('**', ''), description]);
}
