import type { CreateMessage } from './createMessage';
import type { CreateParameterName } from './createParameters';
import { wayOf } from '../values/channel';
import type { Problem } from '../values/problem';
import { fieldLabels } from './formLabels';

/** Why Twilio could only refuse a message. */
export interface MessageProblem extends Problem {
	/** The parameter to change; `what` continues a sentence that begins with its name on the screen. */
	readonly parameter: CreateParameterName;
}

/** In characters. */
export const longestBody = 1600;
const minute = 60_000;
const earliestSchedule = 5 * minute;
const latestSchedule = 35 * 24 * 60 * minute;

function checkSender({ from, messagingServiceSid }: CreateMessage): MessageProblem | undefined {
	if (from !== undefined || messagingServiceSid !== undefined) return undefined;
	return {
		parameter: 'from',
		what: 'is empty',
		advice: 'Choose a From number or a Messaging Service.',
	};
}

function checkRecipient({ to, from }: CreateMessage): MessageProblem | undefined {
	if (to !== from) return undefined;
	return {
		parameter: 'to',
		what: 'is the same as From',
		advice: 'A number cannot text itself: change To or From.',
	};
}

/** A service can have senders for several channels; RCS goes out as SMS with one. */
function checkChannels({
	to,
	from,
	messagingServiceSid,
}: CreateMessage): MessageProblem | undefined {
	if (from === undefined || messagingServiceSid !== undefined || wayOf(to) === wayOf(from))
		return undefined;
	return {
		parameter: 'to',
		what: `is for ${wayOf(to)}, and From is for ${wayOf(from)}`,
		advice:
			'Change To or From, so that both are of one channel, or choose a Messaging Service that has a sender for it.',
	};
}

function checkContent({
	body,
	mediaUrl,
	contentSid,
	contentVariables,
}: CreateMessage): MessageProblem | undefined {
	if (contentVariables !== undefined && contentSid === undefined) {
		return {
			parameter: 'contentVariables',
			what: 'is set, but there is no template to fill',
			advice: 'Add the option Content Template SID, or remove Content Variables.',
		};
	}
	if (body === undefined && mediaUrl === undefined && contentSid === undefined) {
		return {
			parameter: 'body',
			what: 'is empty, and there are neither media nor a content template',
			advice: 'Write a text, or check that its expression finds a value for this item.',
		};
	}
	// Twilio does not say whether it counts an emoji as one or two: counting one never refuses too much.
	const length = body === undefined ? 0 : Array.from(body).length;
	if (length > longestBody) {
		return {
			parameter: 'body',
			what: `has ${length} characters; Twilio takes at most ${longestBody}`,
			advice: `Shorten the text, or let the option ${fieldLabels.longBody} split or truncate it.`,
		};
	}
	return undefined;
}

function checkService({
	messagingServiceSid,
	sendAt,
	shortenUrls,
}: CreateMessage): MessageProblem | undefined {
	if (messagingServiceSid !== undefined) return undefined;
	const advice = 'Choose a Messaging Service as the sender, or remove this option.';
	if (sendAt !== undefined) {
		return {
			parameter: 'sendAt',
			what: 'works only with a Messaging Service',
			advice,
		};
	}
	if (shortenUrls === true) {
		return {
			parameter: 'shortenUrls',
			what: 'works only with a Messaging Service',
			advice,
		};
	}
	return undefined;
}

function checkSchedule({ sendAt }: CreateMessage, now: Date): MessageProblem | undefined {
	if (sendAt === undefined) return undefined;
	const wait = sendAt.getTime() - now.getTime();
	if (wait >= earliestSchedule && wait <= latestSchedule) return undefined;
	return {
		parameter: 'sendAt',
		what: `is ${sendAt.toISOString()}, which is ${wait < earliestSchedule ? 'too soon' : 'too far ahead'}`,
		advice:
			'Twilio schedules messages 15 minutes to 35 days ahead. To send now, remove this option.',
	};
}

/**
 * Finds what Twilio could only refuse, so that it costs no request.
 *
 * @param now when the message would be sent
 */
export function findProblem(message: CreateMessage, now: Date): MessageProblem | undefined {
	return (
		checkSender(message) ??
		checkRecipient(message) ??
		checkChannels(message) ??
		checkContent(message) ??
		checkService(message) ??
		checkSchedule(message, now)
	);
}
