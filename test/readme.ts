import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What people read first. */
export const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

const rows = readme
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** The tables of operations: name and description of each. */
export function operationsInReadme(): string[][] {
	return rows.flatMap(([, name = '', description = '']) => {
		const operation = /^\*\*([A-Z][^*]+)\*\*$/.exec(name)?.[1];
		return operation === undefined ? [] : [[operation, description]];
	});
}

/** The files of the repository that links and pictures point to. */
export function filesInReadme(): string[] {
	const patterns = [/\]\(([^)#:]+)(?:#[^)]*)?\)/g, /\b(?:src|srcset|href)="([^"#:]+)(?:#[^"]*)?"/g];
	return patterns.flatMap((pattern) =>
		[...readme.matchAll(pattern)].flatMap(([, target = '']) =>
			target.split(',').map((file) => file.trim().split(' ')[0] ?? ''),
		),
	);
}
