import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operations } from '../../nodes/TwilioMessaging/operations';
import { repositoryRoot } from '../engine/harness/packageNodes';

const readme = readFileSync(resolve(repositoryRoot, 'README.md'), 'utf8');
const rows = readme
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) => line.split('|').map((cell) => cell.trim()));

test('the table of operations is what the node offers', () => {
	const shown = rows
		.filter(([, name = '']) => /^\*\*(Cancel|Delete|Get|List|Redact|Send .+)\*\*$/.test(name))
		.map(([, name, description]) => [name, description]);
	expect(shown).toEqual(operations.map(({ name, description }) => [`**${name}**`, description]));
});

test('every file that it points to is there', () => {
	const targets = [...readme.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(
		([, target = '']) => target,
	);
	expect(targets.length).toBeGreaterThan(10);
	expect(targets.filter((target) => !existsSync(resolve(repositoryRoot, target)))).toEqual([]);
});

test('every heading that it points to is there', () => {
	const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
	const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w\s-]/g, '')
			.replace(/\s/g, '-'),
	);
	expect(anchors.length).toBeGreaterThan(5);
	expect(anchors.filter((anchor = '') => !headings.includes(anchor))).toEqual([]);
});
