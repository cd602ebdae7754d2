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
		simplify: true,
		checkSignature: true,
		replaceExisting: false,
		ignoreStale: false,
		downloadMedia: false,
		mostMegabytes: 20,
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
		simplify: false,
		checkSignature: false,
		replaceExisting: true,
		ignoreStale: true,
		downloadMedia: true,
		mostMegabytes: 0.5,
	});
});

test.each([
	['phoneNumber', 'Phone Number'],
	['messagingService', 'Messaging Service'],
])('a %s that was not chosen is refused by its field’s name', (source, label) => {
	const chosen = { __rl: true, mode: 'list', value: '' };
	const fields = { source, phoneNumberSid: chosen, messagingServiceSid: null };
	expect(() => reading(fields)).toThrow(`'${label}'`);
});
