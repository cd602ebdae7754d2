import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';

const pages = [
	'README.md',
	...readdirSync(join(repositoryRoot, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => join('docs', file)),
];

const read = (page: string) => readFileSync(resolve(repositoryRoot, page), 'utf8');

/** The headings of a page as links name them. */
function anchorsOf(page: string): string[] {
	return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w\s-]/g, '')
			.replace(/\s/g, '-'),
	);
}

/** The links of a page that stay in the repository: the file and the heading. */
function linksOf(page: string): Array<{ file: string; anchor: string }> {
	return [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(
		([, target = '', anchor = '']) => ({
			file: target === '' ? page : join(dirname(page), target),
			anchor,
		}),
	);
}

test.each(pages)('%s points to files and headings that are there', (page) => {
	const links = linksOf(page);
	expect(links.length).toBeGreaterThan(0);
	const broken = links.filter(
		({ file, anchor }) =>
			!existsSync(resolve(repositoryRoot, file)) ||
			(anchor !== '' && !anchorsOf(file).includes(anchor)),
	);
	expect(broken).toEqual([]);
});

test('the README leads to every page', () => {
	const targets = linksOf('README.md').map(({ file }) => file);
	expect(targets.map((file) => basename(file))).toEqual(
		expect.arrayContaining(pages.slice(1).map((file) => basename(file))),
	);
});

const folder = 'docs/pictures';

/** The pictures that a page shows. */
function picturesOf(page: string): string[] {
	const patterns = [/!\[[^\]]*\]\(([^)]+)\)/g, /\b(?:src|srcset)="([^"]+)"/g];
	return patterns.flatMap((pattern) =>
		[...read(page).matchAll(pattern)].map(([, target = '']) => join(dirname(page), target)),
	);
}

test('every picture is shown on a page, and none is heavy', () => {
	const files = readdirSync(resolve(repositoryRoot, folder))
		.filter((file) => file.endsWith('.png'))
		.map((file) => join(folder, file));
	const shown = new Set(pages.flatMap(picturesOf).filter((file) => file.startsWith(folder)));
	expect([...shown].sort()).toEqual(files.sort());
	const sizes = files.map((file) => statSync(resolve(repositoryRoot, file)).size);
	expect(Math.max(...sizes)).toBeLessThan(200_000);
});
