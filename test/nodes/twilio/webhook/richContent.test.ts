import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readEvent } from '../../../../nodes/twilio/webhook/webhookEvent';
import { repositoryRoot } from '../../../engine/packageNodes';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { postedShapes, type PostedForm } from '../../TwilioMessagingTrigger/receive/postedShapes';
import { setUpReceiver } from '../../TwilioMessagingTrigger/receive/receivingTrigger';

/** Covers presentFields. */

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);

const page = resolve(repositoryRoot, 'docs/received-fields.md');
const example = /^\*\*([^*]+)\*\*:\n\n```json\n([\s\S]*?)\n```$/gm;

/** The examples of docs/received-fields.md by their names. */
function examplesIn(text: string): Map<string, unknown> {
	const examples = [...text.matchAll(example)].map(([, name = '', json = '']) => {
		const parsed: unknown = JSON.parse(json);
		return [name, parsed] as const;
	});
	return new Map(examples);
}

const itemOf = async (form: PostedForm) => {
	const { items } = await receiver.post({ ...form });
	return items?.[0]?.json;
};

test('R21: each shape of WhatsApp and RCS gives the item that docs/received-fields.md shows; UPDATE_EXAMPLES=1 writes it', async () => {
	const given = new Map<string, unknown>();
	for (const [name, form] of Object.entries(postedShapes)) given.set(name, await itemOf(form));
	if (process.env.UPDATE_EXAMPLES === '1') {
		const text = readFileSync(page, 'utf8').replace(
			example,
			(_, name: string) =>
				`**${name}**:\n\n\`\`\`json\n${JSON.stringify(given.get(name) ?? {}, undefined, 2)}\n\`\`\``,
		);
		writeFileSync(page, text);
	}
	expect(examplesIn(readFileSync(page, 'utf8'))).toEqual(given);
});

test('R21: each field of those items is in the table of docs/received-fields.md', () => {
	const table = readFileSync(page, 'utf8');
	const fields = Object.values(postedShapes).flatMap((form) => {
		const event = readEvent(new Map(Object.entries(form).map(([name, value]) => [name, [value]])));
		return Object.entries(event?.simple ?? {}).flatMap(([name, value]) => [
			name,
			...(typeof value === 'object' && value !== null && name !== 'flow' ? Object.keys(value) : []),
		]);
	});
	const inTable = (field: string) =>
		Number.isInteger(Number(field)) ||
		table.split('\n').some((line) => line.startsWith('|') && line.includes(`\`${field}\``));
	expect([...new Set(fields)].filter((field) => !inTable(field))).toEqual([]);
});

const base = { MessageSid: 'SM1', From: 'whatsapp:+14155550101', To: 'whatsapp:+12025550100' };
const simple = (form: PostedForm) =>
	readEvent(new Map(Object.entries({ ...base, ...form }).map(([name, value]) => [name, [value]])))
		?.simple;

test('a text has none of the groups, whatever Twilio posts to say so', () => {
	const nothing = {
		Body: 'Hello',
		NumMedia: '0',
		Forwarded: 'false',
		FrequentlyForwarded: 'false',
		ReferralNumMedia: '0',
		ButtonText: '',
		FlowData: '',
	};
	expect(Object.keys(simple(nothing) ?? {})).toEqual([
		...['event', 'sid', 'from', 'to', 'body', 'channel', 'media'],
	]);
});

test('R21: a reaction is no text, and one that was taken away says so', () => {
	const to = { MessageType: 'reaction', OriginalRepliedMessageSid: 'SM2' };
	expect(simple({ ...to, Body: '👍' })?.reaction).toEqual({ emoji: '👍', sid: 'SM2' });
	expect(simple({ ...to, Body: '' })?.reaction).toEqual({ removed: true, sid: 'SM2' });
	expect(simple({ MessageType: 'text', Body: '👍' })).not.toHaveProperty('reaction');
});

test.each([
	['an object', '{"a":{"b":[1]}}', { a: { b: [1] } }],
	['an object in a text of JSON', JSON.stringify('{"a":1}'), { a: 1 }],
	['a list', '[1,2]', [1, 2]],
	['no JSON', 'a=1', 'a=1'],
	['half of it', '{"a":', '{"a":'],
	['a number', '5', '5'],
])('R21: an answer of a flow that is %s', (_what, posted, expected) => {
	expect(simple({ FlowData: posted })?.flow).toEqual(expected);
	expect(simple({ InteractiveData: posted })?.interactive).toEqual(expected);
});

test('R21: contacts are the vCards among the files', () => {
	const files = {
		NumMedia: '3',
		MediaUrl0: 'https://a.example/0',
		MediaContentType0: 'text/x-vcard; charset=utf-8',
		MediaUrl1: 'https://a.example/1',
		MediaContentType1: 'image/png',
		MediaUrl2: 'https://a.example/2',
		MediaContentType2: 'text/vcard',
	};
	expect(simple(files)?.contacts).toEqual([
		{ url: 'https://a.example/0' },
		{ url: 'https://a.example/2' },
	]);
	expect(simple(files)?.media).toHaveLength(3);
});
