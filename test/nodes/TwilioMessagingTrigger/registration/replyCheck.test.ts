import { checkReply } from '../../../../nodes/TwilioMessagingTrigger/registration/replyCheck';

const reply = (text: string, urls: readonly string[] = []) => ({
	events: new Set(['messageReceived']),
	reply: 'text' as const,
	replyText: text,
	replyMediaUrls: urls,
});

test.each([
	['x'.repeat(1601), [], /^'Text' has 1601 characters/],
	['👍'.repeat(1601), [], /^'Text' has 1601 characters/],
	['\u0000\u0007', [], /^'Text' has nothing in it/],
	['Menu', ['menu.jpg'], /^'Media URL' has something in it that is not an address: "menu\.jpg"/],
	['Menu', ['ftp://files.example/menu.jpg'], /^'Media URL' has something/],
	['', Array.from({ length: 11 }, () => 'https://files.example/1.png'), /^'Media URL' has 11/],
])('%#', (text, urls, expected) => {
	expect(() => {
		checkReply(reply(text, urls));
	}).toThrow(expected);
});

test.each([
	reply('x'.repeat(1600)),
	reply('👍'.repeat(1600)),
	reply(''),
	reply('\u0007', ['https://files.example/1.png']),
	{ ...reply('x'.repeat(1601)), reply: 'nothing' as const },
	{ ...reply('x'.repeat(1601)), events: new Set(['messageStatusUpdated']) },
])('%#: another is fine', (parameters) => {
	checkReply(parameters);
});
