import { InvalidValue } from '../values/problem';

/** One message of an answer to Twilio. */
export interface Reply {
	/** Empty for pictures alone. */
	readonly body: string;
	readonly mediaUrls: readonly string[];
}

/** Twilio reads no more of an answer, in bytes. */
const mostBytes = 64 * 1024;

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

function escape(text: string): string {
	return text.replace(notInXml, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * TwiML that sends these messages to whoever wrote.
 *
 * @throws InvalidValue when Twilio would not read all of it
 * @see https://www.twilio.com/docs/messaging/twiml
 */
export function replyTwiml(replies: readonly Reply[]): string {
	const messages = replies.map(({ body, mediaUrls }) => {
		const media = mediaUrls.map((url) => `<Media>${escape(url)}</Media>`).join('');
		return `<Message><Body>${escape(body)}</Body>${media}</Message>`;
	});
	const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response>${messages.join('')}</Response>`;
	if (Buffer.byteLength(twiml) <= mostBytes) return twiml;
	throw new InvalidValue(
		'is too long for an answer to Twilio, which may have 64 kB',
		'Shorten it, or send it with the Twilio Messaging node instead.',
	);
}
