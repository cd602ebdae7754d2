import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { operations } from '../../nodes/TwilioMessaging/operations';
import { repositoryRoot } from '../engine/packageNodes';
import { filesInReadme, operationsInReadme, readme } from './readme';

test.each(['Media', 'Message'] as const)('%s: the table is what the node offers', (resource) => {
	expect(operationsInReadme(resource)).toEqual(
		operations
			.filter((operation) => operation.resource === resource.toLowerCase())
			.map(({ name, description }) => [name, description]),
	);
});

test('every file that it points to is there', () => {
	const targets = filesInReadme();
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
