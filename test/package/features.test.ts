import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';

const read = (page: string) => readFileSync(resolve(repositoryRoot, page), 'utf8');
const text = read('test/features.md');

/** The tests that the rows of a page end with. */
const testsIn = (page: string) =>
	[...page.matchAll(/`(test\/[^`]+)` › (.+?) *\|$/gm)].map(([, file, title]) => ({
		file: file ?? '',
		title: title ?? '',
	}));
const rows = testsIn(text);
const verification = testsIn(read('docs/verification.md'));
const versions = testsIn(read('docs/n8n-versions.md'));

/** "…" stands for what the test writes into its name. */
const patternOf = (title: string) =>
	new RegExp(
		title
			.split('…')
			.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('.+'),
	);

test('every feature names its test', () => {
	const lines = text.split('\n').filter((line) => line.startsWith('| ')).length;
	expect(rows.length).toBeGreaterThan(30);
	expect(rows).toHaveLength(lines - 2);
});

test('every difference to the built-in node names its test', () => {
	expect(verification.length).toBeGreaterThan(20);
});

test.each([...rows, ...verification, ...versions])(
	'$file has a test "$title"',
	({ file, title }) => {
		const path = resolve(repositoryRoot, file);
		expect(existsSync(path)).toBe(true);
		expect(readFileSync(path, 'utf8').replaceAll("\\'", "'")).toMatch(patternOf(title));
	},
);
