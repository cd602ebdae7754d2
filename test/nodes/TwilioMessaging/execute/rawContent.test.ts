import type { INodeParameters } from 'n8n-workflow';
import { rawContentOf } from '../../../../nodes/TwilioMessaging/execute/rawContent';
import {
	contentFields,
	contentOptions,
} from '../../../../nodes/TwilioMessaging/fields/message/contentFields';
import { optionGroups } from '../../../../nodes/TwilioMessaging/fields/options/optionGroups';
import { operations } from '../../../../nodes/TwilioMessaging/operations';

/** Covers contentFields, expressions. */

const items = [{ json: { to: '+14155552671', name: 'Ada' } }, { json: { to: '+14155552672' } }];
const from = { __rl: true, mode: 'sender', value: '+12025550100' };
const base: INodeParameters = {
	operation: 'sendSms',
	to: '={{ $json.to }}',
	body: '={{ $now }}',
	from,
	options: { timeout: 30 },
};
const rawOf = (parameters: INodeParameters, itemIndex = 0) =>
	rawContentOf(parameters, items).of(itemIndex);

test.each<[string, INodeParameters]>([
	['a number that is picked again', { from: { ...from, cachedResultName: 'Mine' } }],
	['another sender', { from: { __rl: true, mode: 'sender', value: '+12025550101' } }],
	['how it goes about it', { options: { timeout: 60, maxConcurrentRequests: 5 } }],
	['what becomes of a long text', { options: { longBody: 'split' } }],
	['how it is shown', { simplify: false }],
])('%s makes no other message', (_what, change) => {
	expect(rawOf({ ...base, ...change })).toBe(rawOf(base));
	expect(rawOf(base)).not.toBe('');
});

test.each<[string, INodeParameters]>([
	['another text', { body: '={{ $now }} now' }],
	['another recipient', { to: '={{ $json.phone }}' }],
	['a template', { options: { contentSid: `HX${'1'.repeat(32)}` } }],
	['variables', { twilioParameters: { persistentAction: ['geo:1,2'] } }],
	['another operation', { operation: 'sendMms' }],
])('%s makes another message', (_what, change) => {
	expect(rawOf({ ...base, ...change })).not.toBe(rawOf(base));
});

test('another item makes another message', () => {
	expect(rawOf(base, 1)).not.toBe(rawOf(base));
});

test.each([
	['fixed texts', { body: 'Hello' }],
	['fields of the item', { body: '={{ $json.name }}' }],
])('where %s make the content, it cannot be made anew', (_what, change) => {
	expect(rawOf({ ...base, ...change })).toBe('');
});

test('a template that is picked again is the same one', () => {
	const picked = (cachedResultName: string) => ({
		...base,
		contentSid: { __rl: true, mode: 'list', value: `HX${'1'.repeat(32)}`, cachedResultName },
	});
	expect(rawOf(picked('One'))).toBe(rawOf(picked('Two')));
});

test('a question is another one in another execution, and only a question', () => {
	const rawIn = (execution?: string) => rawContentOf(base, [{ json: {} }], execution).of(0);
	expect(rawIn('1')).not.toBe(rawIn('2'));
	expect(rawIn('1')).toBe(rawIn('1'));
	expect(rawIn()).not.toBe(rawIn('1'));
});

test('an item that is no plain data tells nothing', () => {
	const round: { json: Record<string, unknown> } = { json: {} };
	round.json.self = round.json;
	const raw = rawContentOf(base, [Object(round)]);
	expect(raw.of(0)).toBe('');
	expect(raw.ofVersion1(0, 0)).toBe('');
});

/** Fields of the sends of which nothing reaches the person, or that are shown and not sent. */
const others = [
	'approvalOptions',
	'contentText',
	'formFields',
	'from',
	'messagingServiceSid',
	'options',
	'responseType',
	'safetyOptions',
	'senderType',
	'simplify',
	'twilioParameters',
	'windowNotice',
	'textAnswersNotice',
];

test('every field of the sends is known to be content or not', () => {
	const sends = operations.filter(
		({ value }) => value.startsWith('send') && value !== 'sendFeedback',
	);
	expect(sends).toHaveLength(5);
	const names = new Set(sends.flatMap(({ fields }) => fields.map(({ name }) => name)));
	const known: string[] = [...contentFields, ...others];
	expect([...names].filter((name) => !known.includes(name))).toEqual([]);
	expect(contentOptions.filter((name) => !(name in optionGroups))).toEqual([]);
});
