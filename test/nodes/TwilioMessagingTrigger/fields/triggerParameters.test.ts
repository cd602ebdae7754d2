import { readTriggerParameters } from '../../../../nodes/TwilioMessagingTrigger/fields/triggerParameters';

const sid = `PN${'0'.repeat(31)}1`;
/** As n8n gives a node's fields: a hidden one has the fallback. */
const reading = (fields: Record<string, unknown>) =>
	readTriggerParameters((name, fallback) => fields[name] ?? fallback);

test('a form in which nothing was filled in has the defaults', () => {
	expect(reading({ source: 'manual' })).toEqual({
		source: undefined,
		events: new Set(),
		statuses: new Set(),
		reply: 'nothing',
		replyText: '',
		replyMediaUrls: [],
		replyField: '',
		longReply: 'split',
		simplify: true,
		checkSignature: true,
		replaceExisting: false,
		ignoreStale: false,
		downloadMedia: false,
		mostMegabytes: 20,
		combineWithinSeconds: 0,
		answerQuestions: false,
		confirmAnswers: true,
	});
});

test('everything that is filled in is read', () => {
	const parameters = reading({
		source: 'phoneNumber',
		phoneNumberSid: { __rl: true, mode: 'list', value: sid },
		events: ['messageReceived', 'messageStatusUpdated'],
		statuses: ['read', 1],
		reply: 'text',
		replyText: ' Thanks ',
		replyMediaUrl: 'https://a.example/1.png, ,https://a.example/2.png',
		replyField: ' output ',
		simplify: false,
		options: {
			checkSignature: false,
			replaceExisting: true,
			ignoreStale: true,
			downloadMedia: true,
			mostMegabytes: 0.5,
			longReply: 'cut',
			combineWithinSeconds: 2.5,
			answerWaitingQuestions: true,
			confirmAnswers: false,
		},
	});
	expect(parameters).toEqual({
		source: { kind: 'phoneNumber', sid },
		events: new Set(['messageReceived', 'messageStatusUpdated']),
		statuses: new Set(['read']),
		reply: 'text',
		replyText: ' Thanks ',
		replyMediaUrls: ['https://a.example/1.png', 'https://a.example/2.png'],
		replyField: 'output',
		longReply: 'cut',
		simplify: false,
		checkSignature: false,
		replaceExisting: true,
		ignoreStale: true,
		downloadMedia: true,
		mostMegabytes: 0.5,
		combineWithinSeconds: 2.5,
		answerQuestions: true,
		confirmAnswers: false,
	});
});

test.each([
	['one', 'https://a.example/1.png', ['https://a.example/1.png']],
	[
		'commas in an address',
		'https://a.example/w_100,h_100/1.png,https://a.example/w_1,h_1/2.png',
		['https://a.example/w_100,h_100/1.png', 'https://a.example/w_1,h_1/2.png'],
	],
	[
		'lines',
		'https://a.example/1\nHTTP://a.example/2',
		['https://a.example/1', 'HTTP://a.example/2'],
	],
	[
		'an address in an address',
		'https://a.example/f/https://b.example/1',
		['https://a.example/f/https://b.example/1'],
	],
	[
		'addresses in an address, with a comma',
		'https://a.example/f/https://b.example/1,https://b.example/2',
		['https://a.example/f/https://b.example/1,https://b.example/2'],
	],
	['what nobody sees', '\u200Bhttps://a.example/1\uFEFF', ['https://a.example/1']],
	[
		'commas too many',
		' , https://a.example/1 ,, https://a.example/2,',
		['https://a.example/1', 'https://a.example/2'],
	],
	['nothing', ' ', []],
])('R10: Media URL with %s', (_what, replyMediaUrl, expected) => {
	expect(reading({ source: 'manual', replyMediaUrl }).replyMediaUrls).toEqual(expected);
});

test.each([
	['nothing', 30, 30],
	['nothing', 100, 60],
	['text', 30, 10],
	['workflow', 30, 10],
	['workflow', 4, 4],
	['nothing', -1, 0],
	['nothing', 'soon', 0],
	['nothing', Number.NaN, 0],
])('with the reply "%s", %p seconds to combine messages in are %p', (reply, seconds, expected) => {
	const fields = { source: 'manual', reply, options: { combineWithinSeconds: seconds } };
	expect(reading(fields).combineWithinSeconds).toBe(expected);
});

test.each([
	['phoneNumber', 'Phone Number'],
	['messagingService', 'Messaging Service'],
])('a %s that was not chosen is refused by its field’s name', (source, label) => {
	const chosen = { __rl: true, mode: 'list', value: '' };
	const fields = { source, phoneNumberSid: chosen, messagingServiceSid: null };
	expect(() => reading(fields)).toThrow(`'${label}'`);
});
