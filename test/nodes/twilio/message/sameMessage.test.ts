import fc from 'fast-check';
import { identify } from '../../../../nodes/twilio/message/identity';
import type { CreateMessage } from '../../../../nodes/twilio/message/createMessage';
import {
	comparableText,
	isSameMessage,
	lookAlike,
	lookOf,
} from '../../../../nodes/twilio/message/sameMessage';

const texts = fc.constantFrom(
	'Hello',
	'Hello ',
	'“Hello”',
	'"Hello"',
	'Look: https://shop.example/1',
	'Look: https://shop.example/2',
);

const [first, second] = ['https://files.example/1.png', 'https://files.example/2.png'];

const rarely = <Value>(value: Value) =>
	fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constant(value));
const often = <Value>(...values: Value[]) => fc.constantFrom(undefined, ...values);

/** Messages to one person from one sender. */
const messages = fc
	.record({
		body: texts,
		mediaUrl: often([first], [first, second]),
		sendAsMms: often(true, false),
		shortenUrls: often(true, false),
		smartEncoded: often(true, false),
		contentSid: rarely(`HX${'0'.repeat(32)}`),
		contentRetention: rarely<'discard'>('discard'),
	})
	.map((message): CreateMessage => ({ to: '+14155552671', from: '+12025550100', ...message }));

/** How Twilio may list a message, early or late: before it has counted the media, with links shortened. */
function recordsOf({ to, from, body = '', mediaUrl = [], ...rest }: CreateMessage) {
	const shortened = body.replace(/https?:\S+/, 'https://twil.io/abc');
	const bodies = [
		...(rest.shortenUrls === true ? [shortened, body] : [body]),
		...(rest.contentRetention === 'discard' ? [''] : []),
	];
	return bodies.flatMap((text) =>
		[0, mediaUrl.length, ...(rest.sendAsMms === true ? [1] : [])].map((count) => ({
			direction: 'outbound-api',
			to,
			from: from ?? null,
			messaging_service_sid: null,
			body: text,
			num_media: String(count),
		})),
	);
}

const identityOf = (message: CreateMessage) =>
	identify(message, {
		accountSid: `AC${'0'.repeat(32)}`,
		apiUrl: 'https://api.example',
		whole: '',
		idOfMedia: (url) => url,
	});
const look = (message: CreateMessage) => {
	const identity = identityOf(message);
	return lookOf(identity, comparableText(identity));
};

test('messages of which one could be taken for the other look alike', () => {
	let taken = 0;
	fc.assert(
		fc.property(messages, messages, (one, other) => {
			const identity = identityOf(one);
			const text = comparableText(identity);
			if (!recordsOf(other).some((record) => isSameMessage(identity, record, text))) return;
			taken += 1;
			expect(lookAlike(look(one), look(other))).toBe(true);
		}),
		{ numRuns: 3000 },
	);
	expect(taken).toBeGreaterThan(300);
});

test('other words do not look alike', () => {
	const [one, other] = ['Hello', 'Good evening'].map((body) => look({ to: '+1', body }));
	expect(one).not.toBe(other);
});
