import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../engine/packageNodes';
import { anchorsOf, docsPages, pages, readPage, targetsOf, type Target } from './markdown';

const isThere = ({ file, anchor }: Target) =>
	existsSync(resolve(repositoryRoot, file)) &&
	(anchor === '' || !file.endsWith('.md') || anchorsOf(file).has(anchor));

test.each(pages)('%s points to files and headings that are there', (page) => {
	expect(targetsOf(page).filter((target) => !isThere(target))).toEqual([]);
});

test('links are found at all', () => {
	expect(pages.flatMap(targetsOf).length).toBeGreaterThan(200);
	expect(isThere({ file: 'README.md', anchor: 'no-such-heading' })).toBe(false);
});

test('the README leads to the index of the docs, and the index to every page', () => {
	const filesOf = (page: string) => targetsOf(page).map(({ file }) => file);
	expect(filesOf('README.md')).toContain('docs/README.md');
	const others = docsPages.filter((page) => page !== 'docs/README.md');
	expect(others.filter((page) => !filesOf('docs/README.md').includes(page))).toEqual([]);
	expect(others.filter((page) => !filesOf(page).includes('docs/README.md'))).toEqual([]);
});

/** Headings that the README once had: links to them are in the world. */
const formerHeadings = [
	'which-n8n-does-it-work-with',
	'credentials',
	'what-it-can-do',
	'before-anything-is-sent',
	'whatsapp-from-nothing-to-a-template',
	'files-from-the-workflow',
	'receive-messages',
	'fourteen-flows-to-start-from',
	'sixteen-flows-to-start-from',
	'what-errors-mean',
	'can-it-ever-text-someone-twice',
	'how-fast-is-it',
	'development',
	'licence',
	'license',
];

test('old links into the README lead somewhere', () => {
	const anchors = anchorsOf('README.md');
	expect(formerHeadings.filter((heading) => !anchors.has(heading))).toEqual([]);
});

test('the README can be read in a few minutes', () => {
	const text = readPage('README.md')
		.replace(/<!--[^]*?-->|<[^>]+>|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)/g, ' ')
		.replace(/[|[\]*_`#]/g, ' ');
	const words = text.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
	console.log(`The README has ${words.length} words`);
	expect(words.length).toBeLessThan(1650);
});

test('every example is on the page of the examples', () => {
	const examples = readdirSync(resolve(repositoryRoot, 'examples')).map((file) =>
		join('examples', file),
	);
	const shown = targetsOf('docs/examples.md').map(({ file }) => file);
	expect(examples.filter((file) => !shown.includes(file))).toEqual([]);
});

describe('the badges', () => {
	const badge = (name: string) => readPage(`docs/badges/${name}.svg`);
	const { license, dependencies } = z
		.object({ license: z.string(), dependencies: z.record(z.string()).optional() })
		.parse(JSON.parse(readPage('package.json')));

	it('say what package.json says', () => {
		expect(badge('license')).toContain(`license: ${license}<`);
		expect(dependencies).toBeUndefined();
		expect(badge('dependencies')).toContain('dependencies: none<');
	});

	it('name the oldest and the newest n8n of the table', () => {
		const table = readPage('docs/compatibility.md').matchAll(/^\| (\d+\.\d+)\.\d+ /gm);
		const versions = [...table].map(([, version = '']) => version);
		expect(badge('n8n')).toContain(`n8n: ${versions[0] ?? ''} – ${versions.at(-1) ?? ''}<`);
	});
});

const folder = 'docs/pictures';
/** The moving picture may be larger, and so may sheets with many forms: only reviewers open their page. */
function mostBytes(file: string): number {
	if (file.startsWith(`${folder}/forms/`)) return 900_000;
	return file.startsWith(`${folder}/film-`) ? 1_500_000 : 200_000;
}

test('every picture is shown on a page, and none is heavy', () => {
	const files = readdirSync(resolve(repositoryRoot, folder), { recursive: true })
		.map((file) => `${folder}/${file.toString().replaceAll('\\', '/')}`)
		.filter((file) => file.endsWith('.png'));
	const targets = pages.flatMap(targetsOf).map(({ file }) => file);
	const shown = new Set(targets.filter((file) => file.startsWith(folder)));
	expect([...shown].sort()).toEqual(files.sort());
	const size = (file: string) => statSync(resolve(repositoryRoot, file)).size;
	expect(files.filter((file) => size(file) >= mostBytes(file))).toEqual([]);
});

/** What a link into this repository leads to; undefined for what is not a page of it. */
function targetOfLink(rest: string): Target | undefined {
	const [, file, anchor = ''] = /^\/blob\/main\/([^#]+)(?:#(.+))?$/.exec(rest) ?? [];
	return file === undefined ? undefined : { file, anchor };
}

test('links in the nodes and the credential lead to pages and headings that are there', () => {
	const links = [
		'credentials/TwilioMessagingApi.credentials.ts',
		'nodes/TwilioMessaging/TwilioMessaging.node.json',
		'nodes/TwilioMessagingTrigger/TwilioMessagingTrigger.node.json',
	].flatMap((file) => {
		const own = /n8n-nodes-twilio-messaging\/n8n-nodes-twilio-messaging([^"']*)["']/g;
		return [...readPage(file).matchAll(own)].map(([, rest = '']) => rest);
	});
	expect(links).toHaveLength(5);
	const isMissing = (rest: string) => {
		const target = targetOfLink(rest);
		return target === undefined || !isThere(target);
	};
	expect(links.filter(isMissing)).toEqual([]);
	expect(['', '/blob/main/docs/none.md', '/blob/main/README.md#none'].every(isMissing)).toBe(true);
});
