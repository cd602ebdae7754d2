import { replyProblem } from '../../../../nodes/TwilioMessagingTrigger/registration/replyCheck';

const reply = (text: string, urls: readonly string[] = []) => ({
	events: new Set(['messageReceived']),
	reply: 'text' as const,
	replyText: text,
	replyMediaUrls: urls,
	longReply: 'split' as const,
});

test.each([
	['x'.repeat(15_001), [], /^'Text' has 15001 characters/],
	['👍'.repeat(15_001), [], /^'Text' has 15001 characters/],
	['\u0000\u0007', [], /^'Text' has nothing in it/],
	[' \u0007\n', [], /^'Text' has nothing in it/],
	['Menu', ['menu.jpg'], /^'Media URL' has something in it that is not a URL: "menu\.jpg"/],
	['Menu', ['ftp://files.example/menu.jpg'], /^'Media URL' has something/],
	['', Array.from({ length: 11 }, () => 'https://files.example/1.png'), /^'Media URL' has 11/],
])('%#', (text, urls, expected) => {
	expect(replyProblem(reply(text, urls))?.message).toMatch(expected);
});

test.each([
	reply('x'.repeat(15_000)),
	reply('👍'.repeat(15_000)),
	reply(''),
	// 0.1.0 sent no reply then.
	reply(' \n '),
	reply('\u0007', ['https://files.example/1.png']),
	{ ...reply('x'.repeat(15_001)), reply: 'nothing' as const },
	{ ...reply('x'.repeat(15_001)), longReply: 'cut' as const },
	{ ...reply('x'.repeat(15_001)), events: new Set(['messageStatusUpdated']) },
])('%#: another is fine', (parameters) => {
	expect(replyProblem(parameters)).toBeUndefined();
});
