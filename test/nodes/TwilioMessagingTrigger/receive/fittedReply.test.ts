import fc from 'fast-check';
import { fittedReply } from '../../../../nodes/TwilioMessagingTrigger/receive/fittedReply';
import { emptyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import { readAnswer } from '../../../twilio-stand-in/webhooks/answer';
import { cpuMilliseconds } from '../../../cpuTime';

/** The messages that Twilio makes of it. */
const messagesOf = (twiml: string) => {
	const { replies, problems } = readAnswer('text/xml', twiml);
	expect(problems).toEqual([]);
	return replies;
};
const words = (count: number) => 'word '.repeat(count).trim();
const media = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://a.example/${index}.png`);

test('a short text goes out as it is', () => {
	const { twiml, problem } = fittedReply('Thanks', ['https://a.example/1'], 'split');
	expect(messagesOf(twiml)).toEqual([{ body: 'Thanks', mediaUrls: ['https://a.example/1'] }]);
	expect(problem).toBeUndefined();
});

test('R4: 1,600 characters are one message, 1,601 are two, with the media at the first', () => {
	expect(messagesOf(fittedReply('a'.repeat(1600), [], 'split').twiml)).toHaveLength(1);
	const { twiml, problem } = fittedReply('a'.repeat(1601), media(1), 'split');
	expect(messagesOf(twiml).map(({ mediaUrls }) => mediaUrls.length)).toEqual([1, 0]);
	expect(problem).toBeUndefined();
});

test('R4: whoever chose Cut gets one message, and no warning', () => {
	const { twiml, problem } = fittedReply(words(1000), [], 'cut');
	const [message, ...more] = messagesOf(twiml);
	expect(message?.body).toMatch(/word\.\.\.$/);
	expect([more, problem]).toEqual([[], undefined]);
});

test.each([
	['70 kB of words', words(14_000)],
	['70 kB of one word', 'a'.repeat(70_000)],
	['70 kB of what takes five characters in XML', '&'.repeat(70_000)],
	['20,000 emoji', '😀'.repeat(20_000)],
	['5 MB', words(1_000_000)],
	['an accent without end', `e${'\u0301'.repeat(20_000)}`],
])('R4: of %s, as much goes out as Twilio takes', (_what, body) => {
	const begun = cpuMilliseconds();
	const { twiml, problem } = fittedReply(body, [], 'split');
	const messages = messagesOf(twiml);
	expect(messages.length).toBeGreaterThan(4);
	expect(messages.length).toBeLessThanOrEqual(10);
	expect(messages.at(-1)?.body).toMatch(/\.\.\.$/);
	expect(problem).toContain(`${body.length} characters and was cut`);
	expect(cpuMilliseconds() - begun).toBeLessThan(4000);
});

test('whatever the text, Twilio takes the answer, and says of none that it is too long', () => {
	const texts = fc
		.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.nat(600))
		.map(([text, times]) => text.repeat(times));
	fc.assert(
		fc.property(texts, fc.constantFrom('cut', 'split'), (text, how) => {
			const { twiml, problem } = fittedReply(text, [], how);
			expect(Buffer.byteLength(twiml)).toBeLessThanOrEqual(65_536);
			const messages = messagesOf(twiml);
			for (const { body } of messages) expect(body.length).toBeLessThanOrEqual(1600);
			if (messages.length === 0) expect([twiml, problem]).toEqual([emptyTwiml, 'holds no text']);
			else if (problem === undefined && how === 'split' && text.length <= 1600)
				expect(messages).toHaveLength(1);
		}),
		{ numRuns: 100 },
	);
});

test('media beyond ten are left out, and addresses that are too long, all of them', () => {
	const many = fittedReply('Look', media(12), 'split');
	expect(messagesOf(many.twiml)[0]?.mediaUrls).toHaveLength(10);
	expect(many.problem).toContain('12 media');
	const long = fittedReply('Look', [`https://a.example/${'a'.repeat(70_000)}`], 'split');
	expect(messagesOf(long.twiml)).toEqual([{ body: 'Look', mediaUrls: [] }]);
	expect(long.problem).toContain('without its media');
});

test('R25: nothing goes out where there is nothing', () => {
	expect(fittedReply(' ', [], 'split')).toEqual({ twiml: emptyTwiml, problem: 'holds no text' });
	expect(fittedReply('\u0000'.repeat(2000), [], 'split').twiml).toBe(emptyTwiml);
});
