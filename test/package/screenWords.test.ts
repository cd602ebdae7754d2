import type { ICredentialType, INodeType } from 'n8n-workflow';
import { z } from 'zod';
import { TwilioMessagingApi } from '../../credentials/TwilioMessagingApi.credentials';
import { TwilioMessaging } from '../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TwilioMessagingTrigger } from '../../nodes/TwilioMessagingTrigger/TwilioMessagingTrigger.node';
import { pageWords } from '../../nodes/waiting/pageWords';
import { troubles } from '../twilio-stand-in/page/troubles';
import { pages, proseOf, readPage, targetsOf } from './markdown';
import { noScreenWords, wordsOfN8n, wordsOfOthers } from './screenWords';

const forms: Array<ICredentialType | INodeType['description']> = [
	new TwilioMessagingApi(),
	new TwilioMessaging().description,
	new TwilioMessagingTrigger().description,
];

/** Every label, choice, button and action below a value. */
function labelsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const entries: Array<[string, unknown]> = Object.entries(value);
	const own = entries.flatMap(([key, each]) => {
		const isLabel = ['displayName', 'placeholder', 'action'].includes(key);
		const isChoice = key === 'name' && 'value' in value;
		return (isLabel || isChoice) && typeof each === 'string' ? [each] : [];
	});
	return [...own, ...entries.flatMap(([, each]) => labelsIn(each))];
}

const withoutUnit = (label: string) => label.replace(/ \([^)]*\)$/, '');

const answerPage: Readonly<Record<string, string>> = { ...pageWords.en };

/** The names of the examples, as the list of workflows shows them. */
const exampleNames = targetsOf('docs/examples.md')
	.filter(({ file }) => file.endsWith('.json'))
	.map(({ file }) => z.object({ name: z.string() }).parse(JSON.parse(readPage(file))).name);

const labels = [
	...forms.flatMap(labelsIn),
	...Object.values(answerPage),
	...exampleNames,
	...troubles.map(({ label }) => label),
];
const onScreens = new Set([
	...labels,
	...labels.map(withoutUnit),
	...wordsOfN8n,
	...wordsOfOthers,
	...noScreenWords,
]);

/** What stands in italics on a page, each step of a path by itself. */
function quotedOn(page: string): string[] {
	const prose = proseOf(page).replace(/`[^`\n]+`/g, '``');
	return [...prose.matchAll(/(?<![\w*\\])_([^_\n]+)_(?!\w)/g)].flatMap(([, words = '']) =>
		words.split(' → '),
	);
}

test.each(pages)('%s: each word in italics is on a screen', (page) => {
	expect(quotedOn(page).filter((words) => !onScreens.has(words))).toEqual([]);
});

test('a word that is on no screen is found', () => {
	expect(onScreens.has('Send At')).toBe(true);
	expect(onScreens.has('Send Later')).toBe(false);
});

test('a word of another screen is quoted on a page, and is none of ours', () => {
	const quoted = new Set(pages.flatMap(quotedOn));
	const others = [...wordsOfN8n, ...wordsOfOthers, ...noScreenWords];
	expect(others.filter((words) => !quoted.has(words))).toEqual([]);
	expect(others.filter((words) => labels.includes(words))).toEqual([]);
});
