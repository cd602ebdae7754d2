import { InvalidValue } from '../values/problem';

/** One message of an answer to Twilio. */
export interface Reply {
	/** Empty for pictures alone. */
	readonly body: string;
	readonly mediaUrls: readonly string[];
}

/** Twilio refuses a message with more. */
export const mostReplyMedia = 10;

/** Twilio reads no more of an answer, in bytes. */
const mostBytes = 64 * 1024;

/** Whether Twilio reads all of an answer. */
export function isReadWhole(twiml: string): boolean {
	return Buffer.byteLength(twiml) <= mostBytes;
}

/** An answer that sends nothing. */
export const emptyTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Characters that XML cannot hold, however they are written. */
const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

/** What XML can hold of a text. */
export function textInXml(text: string): string {
	return text.replace(notInXml, '');
}

function escape(text: string): string {
	return textInXml(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Whether nothing would be left of a message: Twilio refuses one without a text and without media. */
function isEmpty({ body, mediaUrls }: Reply): boolean {
	return mediaUrls.length === 0 && textInXml(body).trim() === '';
}

/**
 * TwiML that sends these messages to whoever wrote; those that hold nothing are left out.
 *
 * @throws InvalidValue when Twilio would not read all of it
 * @see https://www.twilio.com/docs/messaging/twiml
 */
export function replyTwiml(replies: readonly Reply[]): string {
	const messages = replies
		.filter((reply) => !isEmpty(reply))
		.map(({ body, mediaUrls }) => {
			const media = mediaUrls.map((url) => `<Media>${escape(url)}</Media>`).join('');
			return `<Message><Body>${escape(body)}</Body>${media}</Message>`;
		});
	if (messages.length === 0) return emptyTwiml;
	const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response>${messages.join('')}</Response>`;
	if (isReadWhole(twiml)) return twiml;
	throw new InvalidValue(
		'is too long for an answer to Twilio, which may have 64 kB',
		'Shorten it, or send it with the Twilio Messaging node instead.',
	);
}
