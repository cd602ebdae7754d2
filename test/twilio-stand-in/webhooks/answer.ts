import { parseXml, XmlError, type XmlElement } from './xml';

/** A message that the answer to a webhook asks for. */
export interface Reply {
	readonly body: string;
	readonly mediaUrls: readonly string[];
	/** Instead of the person who wrote. */
	readonly to?: string;
	/** Instead of the number that was written to. */
	readonly from?: string;
	readonly statusCallback?: string;
}

/** What Twilio makes of an answer. */
export interface ReadAnswer {
	readonly replies: readonly Reply[];
	readonly problems: ReadonlyArray<{ readonly code: number; readonly reason: string }>;
}

const longestAnswer = 64 * 1024;
const markup = ['text/xml', 'application/xml', 'text/html'];

/**
 * Reads an answer as Twilio does. Plain text is itself the reply: an answer such as `OK` is sent
 * to the person. An empty answer is no reply, whatever its type.
 */
export function readAnswer(contentType: string | undefined, text: string): ReadAnswer {
	if (Buffer.byteLength(text) > longestAnswer) return problem(11750, 'More than 64 kB');
	if (text.trim() === '') return { replies: [], problems: [] };
	const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
	if (type === 'text/plain') return { replies: [{ body: text, mediaUrls: [] }], problems: [] };
	if (!markup.includes(type)) return problem(12300, `Content type ${type}`);
	try {
		return readTwiml(parseXml(text));
	} catch (error) {
		if (error instanceof XmlError) return problem(12100, error.message);
		throw error;
	}
}

function problem(code: number, reason: string): ReadAnswer {
	return { replies: [], problems: [{ code, reason }] };
}

/** Names are case-sensitive. What is not TwiML for messages is noted, and skipped. */
function readTwiml(root: XmlElement): ReadAnswer {
	if (root.name !== 'Response') return problem(12200, `${root.name} instead of Response`);
	const verbs = elementsOf(root);
	return {
		replies: verbs.filter(isMessage).map(readMessage),
		problems: verbs
			.filter((verb) => !isMessage(verb))
			.map((verb) => ({ code: 12200, reason: `${verb.name} is not known here` })),
	};
}

function isMessage(element: XmlElement): boolean {
	return element.name === 'Message';
}

function readMessage(message: XmlElement): Reply {
	const nouns = elementsOf(message);
	const textsOf = (name: string) =>
		nouns.filter((noun) => noun.name === name).map((noun) => ownText(noun).trim());
	const { to, from, statusCallback } = message.attributes;
	return {
		body: nouns.length === 0 ? ownText(message).trim() : textsOf('Body').join(''),
		mediaUrls: textsOf('Media'),
		...(to === undefined ? {} : { to }),
		...(from === undefined ? {} : { from }),
		...(statusCallback === undefined ? {} : { statusCallback }),
	};
}

function elementsOf({ children }: XmlElement): XmlElement[] {
	return children.flatMap((child) => (typeof child === 'string' ? [] : [child]));
}

function ownText({ children }: XmlElement): string {
	return children.filter((child) => typeof child === 'string').join('');
}
