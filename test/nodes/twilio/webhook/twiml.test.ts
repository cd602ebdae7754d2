import fc from 'fast-check';
import twilio from 'twilio';
import { emptyTwiml, replyTwiml } from '../../../../nodes/twilio/webhook/twiml';
import { expectRefusal } from '../../../expectRefusal';

const { MessagingResponse } = twilio.twiml;

/** What a reader of XML makes of it, in the words of the SDK's builder. */
const bare = (xml: string) =>
	xml
		.replace(/&apos;/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/&gt;/g, '>');

test('an answer says what the SDK’s says', () => {
	const texts = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
		.filter((text) => text.trim() !== '');
	const addresses = fc.array(fc.webUrl({ withQueryParameters: true }), { maxLength: 3 });
	fc.assert(
		fc.property(fc.array(fc.tuple(texts, addresses), { minLength: 1, maxLength: 3 }), (replies) => {
			const response = new MessagingResponse();
			for (const [body, mediaUrls] of replies) {
				const message = response.message('');
				message.body(body);
				for (const url of mediaUrls) message.media({}, url);
			}
			const ours = replyTwiml(replies.map(([body, mediaUrls]) => ({ body, mediaUrls })));
			expect(bare(ours)).toBe(bare(response.toString()));
		}),
	);
});

test('nothing that XML cannot hold, and no markup, gets into an answer', () => {
	expect(replyTwiml([{ body: '</Body><Redirect>\u0000\u0007&', mediaUrls: [] }])).toContain(
		'<Body>&lt;/Body&gt;&lt;Redirect&gt;&amp;</Body>',
	);
});

test.each(['', ' \n', '\u0000\u0007', ' \uD800 '])(
	'R25: a message of which nothing is left (%j) is none; with media it is one',
	(body) => {
		expect(replyTwiml([{ body, mediaUrls: [] }])).toBe(emptyTwiml);
		const hello = { body: 'Hello', mediaUrls: [] };
		expect(replyTwiml([{ body, mediaUrls: [] }, hello])).toBe(replyTwiml([hello]));
		expect(replyTwiml([{ body, mediaUrls: ['https://a.example/1'] }])).toContain('<Media>');
	},
);

test('an empty answer sends nothing', () => {
	expect(emptyTwiml).toContain('<Response/>');
});

test('more than 64 kB is refused', () => {
	const { message } = expectRefusal(() =>
		replyTwiml([{ body: '😀'.repeat(17_000), mediaUrls: [] }]),
	);
	expect(message).toContain('64 kB');
	expect(replyTwiml([{ body: 'a'.repeat(60_000), mediaUrls: [] }])).toContain('aaa');
});
