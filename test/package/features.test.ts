import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';

const text = readFileSync(resolve(repositoryRoot, 'docs/features.md'), 'utf8');
const rows = [...text.matchAll(/`(test\/[^`]+)` › (.+?) *\|$/gm)].map(([, file, title]) => ({
	file: file ?? '',
	title: title ?? '',
}));

test('every feature names its test', () => {
	const lines = text.split('\n').filter((line) => line.startsWith('| ')).length;
	expect(rows.length).toBeGreaterThan(30);
	expect(rows).toHaveLength(lines - 2);
});

test.each(rows)('$file has a test "$title"', ({ file, title }) => {
	const path = resolve(repositoryRoot, file);
	expect(existsSync(path)).toBe(true);
	expect(readFileSync(path, 'utf8').replaceAll("\\'", "'")).toContain(title);
});
