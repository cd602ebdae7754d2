import { longestBody } from '../../twilio/message/checkMessage';
import { cutText, splitText } from '../../twilio/sms/splitText';
import { valueOrInvalid } from '../../twilio/values/problem';
import { emptyTwiml, mostReplyMedia, replyTwiml, textInXml } from '../../twilio/webhook/twiml';
import type { TriggerParameters } from '../fields/triggerParameters';

/** An answer to Twilio, and what of it does not reach the person. */
export interface FittedReply {
	readonly twiml: string;
	/** Continues a sentence about the reply, e.g. `holds no text`. Undefined when all is well. */
	readonly problem?: string;
}

/** Twilio takes 15 replies between two numbers in 30 seconds for a loop. */
const mostMessages = 10;

/**
 * Makes a reply that Twilio takes: a text that is too long goes out in parts, or is cut. Media go with
 * the first part.
 */
export function fittedReply(
	body: string,
	mediaUrls: readonly string[],
	longReply: TriggerParameters['longReply'],
): FittedReply {
	const text = textInXml(body);
	const media = mediaUrls.slice(0, mostReplyMedia);
	const { parts, isWhole } = longReply === 'cut' ? cutPart(text) : splitParts(text);
	for (let most = parts.length; most > 0; most--) {
		const isAll = isWhole && most === parts.length;
		const bodies = isAll ? parts : firstParts(parts, most);
		const twiml = valueOrInvalid(() =>
			replyTwiml(
				bodies.map((each, index) => ({ body: each, mediaUrls: index === 0 ? media : [] })),
			),
		);
		if (typeof twiml !== 'string') continue;
		if (twiml === emptyTwiml) return { twiml, problem: 'holds no text' };
		const problem = problemOf(text, mediaUrls, isAll);
		return { twiml, ...(problem !== undefined && { problem }) };
	}
	const { twiml } = fittedReply(body, [], longReply);
	return { twiml, problem: 'went out without its media: their URLs are too long for Twilio' };
}

interface Parts {
	/** Each with its number in front, if there are several. */
	readonly parts: readonly string[];
	readonly isWhole: boolean;
}

/** Whoever wants it cut is not told that it was. */
function cutPart(text: string): Parts {
	return { parts: [cutText(text.slice(0, 2 * longestBody), longestBody)], isWhole: true };
}

/** Of a text that goes on forever, only what could go out is looked at: that takes long enough. */
function splitParts(text: string): Parts {
	const start = text.slice(0, longestBody * mostMessages);
	const parts = splitText(start, longestBody);
	const isWhole = start.length === text.length && parts.length <= mostMessages;
	return { parts: isWhole ? parts : firstParts(parts, mostMessages), isWhole };
}

/** The first of several parts, with "…" at the end. */
function firstParts(parts: readonly string[], most: number): string[] {
	const texts = parts.slice(0, most).map((part) => part.replace(/^\(\d+\/\d+\) /, ''));
	return texts.map((text, index) => {
		const isLast = index === texts.length - 1;
		const number = texts.length === 1 ? '' : `(${index + 1}/${texts.length}) `;
		return number + (isLast ? cutText(text, text.length - 1) : text);
	});
}

function problemOf(text: string, mediaUrls: readonly string[], isWhole: boolean) {
	if (!isWhole) {
		return `has ${text.length} characters and was cut: at most ${mostMessages} messages of ${longestBody} characters go out at once, and 64 kB`;
	}
	if (mediaUrls.length <= mostReplyMedia) return undefined;
	return `has ${mediaUrls.length} media, of which Twilio takes ${mostReplyMedia}`;
}
