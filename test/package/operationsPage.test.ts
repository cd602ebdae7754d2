import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { operations } from '../../nodes/TwilioMessaging/operations';
import type { Operation } from '../../nodes/TwilioMessaging/operations/operation';
import { repositoryRoot } from '../engine/packageNodes';
import { readPage } from './markdown';

/** The page's sections by their headings. */
const sections = new Map(
	readPage('docs/operations.md')
		.split(/^## /m)
		.map((section) => {
			const end = section.indexOf('\n');
			return [section.slice(0, end), section.slice(end)] as const;
		}),
);
const common = sections.get('What they have in common') ?? '';

/** Those with pages of their own: the others have to be on this one. */
const isElsewhere = ({ value }: Operation) => value.startsWith('send') && value !== 'sendFeedback';
const onPage = operations.filter((operation) => !isElsewhere(operation));
const headingOf = ({ resource, name }: Operation) =>
	resource === 'media' ? `Media: ${name}` : name;

test('each operation that does not send has its section, and no other has', () => {
	const [, ...headings] = sections.keys();
	expect(headings.sort()).toEqual(['What they have in common', ...onPage.map(headingOf)].sort());
});

/** The fields of the form, and the options in its collections. */
const labelsOf = (fields: readonly INodeProperties[]): string[] =>
	fields.flatMap(({ displayName, type, options = [] }) => [
		displayName,
		...(type === 'collection'
			? options.flatMap((option) => ('displayName' in option ? [option.displayName] : []))
			: []),
	]);

const schemas = resolve(repositoryRoot, 'nodes/TwilioMessaging/__schema__');

/** The fields of what an operation gives. */
function givenBy({ resource, value }: Operation): string[] {
	const schema: unknown = JSON.parse(
		readFileSync(join(schemas, resource, `${value}.json`), 'utf8'),
	);
	return Object.keys(z.object({ properties: z.record(z.unknown()) }).parse(schema).properties);
}

const described = onPage.filter(({ value }) => value !== 'preview');

test.each(described.map((operation) => [headingOf(operation), operation] as const))(
	'%s: every field of its form and of what it gives is named',
	(heading, operation) => {
		const text = `${common}${sections.get(heading) ?? ''}`;
		const isNamed = (label: string) => text.includes(`_${label}_`) || text.includes(`**${label}**`);
		expect(labelsOf(operation.fields).filter((label) => !isNamed(label))).toEqual([]);
		const isGiven = (field: string) =>
			text.includes(`\`${field}\``) || common.includes(`"${field}":`);
		expect(givenBy(operation).filter((field) => !isGiven(field))).toEqual([]);
	},
);

test('the schemas are those of the operations', () => {
	const files = ['media', 'message'].flatMap((resource) => readdirSync(join(schemas, resource)));
	expect(files).toHaveLength(operations.length);
});
