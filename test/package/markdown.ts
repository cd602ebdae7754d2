import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';

function filesIn(folder: string): string[] {
	return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path);
		return entry.name.endsWith('.md') ? [path] : [];
	});
}

/** The pages below docs/. */
export const docsPages = filesIn('docs');

/** Every page of the repository that people read. */
export const pages = [
	'README.md',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	...docsPages,
	...filesIn('test'),
];

export const readPage = (page: string) => readFileSync(resolve(repositoryRoot, page), 'utf8');

const fence = /^( *)```(\w*)\n([^]*?)^\1```/gm;
const inlineCode = /`([^`\n]+)`/g;

/** A page without its blocks of code. */
export const proseOf = (page: string) => readPage(page).replace(fence, '');

/** What a page has as code in its lines. */
export const inlineCodeOf = (page: string) =>
	[...proseOf(page).matchAll(inlineCode)].map(([, code = '']) => code);

/** The lines of a page's blocks of shell commands. */
export function shellLinesOf(page: string): string[] {
	return [...readPage(page).matchAll(fence)].flatMap(([, , language, code = '']) =>
		language === 'sh' ? code.split('\n') : [],
	);
}

/** GitHub's anchor of a heading. */
const slugOf = (heading: string) =>
	heading
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_\s-]/gu, '')
		.replace(/\s/g, '-');

/** What a link to a place in the page may name: its headings, and anchors of their own. */
export function anchorsOf(page: string): Set<string> {
	const anchors = new Set<string>();
	for (const [, heading = ''] of proseOf(page).matchAll(/^#+ (.+)$/gm)) {
		const slug = slugOf(heading);
		let anchor = slug;
		for (let again = 1; anchors.has(anchor); again++) anchor = `${slug}-${again}`;
		anchors.add(anchor);
	}
	for (const [, id = ''] of proseOf(page).matchAll(/<a id="([^"]+)">/g)) anchors.add(id);
	return anchors;
}

/** A place in the repository that a page points to: a file, and perhaps an anchor in it. */
export interface Target {
	readonly file: string;
	readonly anchor: string;
}

/** The links and pictures of a page that stay in the repository. */
export function targetsOf(page: string): Target[] {
	const prose = proseOf(page).replace(inlineCode, '');
	const patterns = [/\]\(([^)\s]+)\)/g, /\b(?:src|srcset|href)="([^"]+)"/g];
	return patterns
		.flatMap((pattern) => [...prose.matchAll(pattern)].map(([, target = '']) => target))
		.filter((target) => !/^(?:https?|mailto):/.test(target))
		.map((target) => {
			const [path = '', anchor = ''] = target.split('#');
			return { file: path === '' ? page : join(dirname(page), path), anchor };
		});
}
