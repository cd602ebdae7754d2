import type { AddressRules } from '../../../twilio/values/address';
import type { Channel } from '../../../twilio/values/channel';
import { countryOfAddress } from '../../../twilio/values/country';
import { findProblem } from '../../../twilio/message/checkMessage';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import { createParameters } from '../../../twilio/message/createParameters';
import type { ChannelContent } from '../../fields/message/channelMessage';
import { type ItemReader } from '../../fields/reading/itemReader';
import { readAddressRules } from '../../fields/options/numberOptions';
import { readLongBody } from '../../fields/options/longBody';
import { checkSegments, readMaxSegments } from '../../fields/options/maxSegments';
import { readRecipient } from '../../fields/message/recipient';
import { readSkipIfSentWithin, skipIfSentWithinLabel } from '../../fields/options/runOptions';
import { readSender } from '../../fields/message/sender';
import { readSendOnceKey } from '../../fields/options/sendOnceKey';
import { readSendOptions } from '../../fields/options/sendOptions';
import { readWaitForDeliveryOption } from '../../fields/options/waitOptions';
import { InvalidValue, valueOrInvalid } from '../../../twilio/values/problem';

/** The channels whose prefix the addresses get; none for SMS and MMS. */
export interface Channels {
	readonly to?: Channel | undefined;
	readonly from?: Channel;
}

/** What one way of sending makes of an item's fields. */
export interface MessageKind {
	/** @throws InvalidValue */
	content(item: ItemReader): ChannelContent;
	/** @throws InvalidValue */
	channels?(item: ItemReader): Channels;
}

/** One message that is to be created. */
export interface DraftedMessage {
	readonly message: CreateMessage;
	readonly skipIfSentWithinMinutes: number | undefined;
}

/** What an item's fields add up to, before anything is sent. The sends and Preview have it from here. */
export interface Draft {
	/** As far as it could be read, the text as it was written. */
	readonly read: Partial<CreateMessage>;
	/** One message, or the parts of a long one, in order. They go out if there are no problems. */
	readonly messages: readonly DraftedMessage[];
	readonly waitForDeliveryMinutes: number | undefined;
	readonly sendOnceKey: string | undefined;
	/** Why nothing may go out. */
	readonly problems: readonly InvalidValue[];
}

/** Reads an item's message. What cannot be right is among the draft's problems. */
export function readDraft(item: ItemReader, kind: MessageKind): Draft {
	const problems: InvalidValue[] = [];
	const attempt = <Value>(read: () => Value): Value | undefined => {
		const value = valueOrInvalid(read);
		if (!(value instanceof InvalidValue)) return value;
		problems.push(value);
		return undefined;
	};
	const content = attempt(() => kind.content(item));
	const channels = attempt(() => kind.channels?.(item) ?? {});
	const rules = attempt(() => readAddressRules(item));
	const parties = channels &&
		rules && {
			to: attempt(() => readRecipient(item, withLikelyCountry(item, rules, channels), channels.to)),
			sender: attempt(() => readSender(item, rules, channels.from)),
		};
	const { to, sender } = parties ?? {};
	const options = attempt(() => readSendOptions(item, rules ?? {}));
	const fit = attempt(() => readLongBody(item));
	const maxSegments = attempt(() => readMaxSegments(item));
	const waitForDeliveryMinutes = attempt(() => readWaitForDeliveryOption(item));
	const sendOnceKey = attempt(() => readSendOnceKey(item));
	const rest = { ...sender, ...options, ...content };
	const isWhole = to !== undefined && fit !== undefined && problems.length === 0;
	const parts = (isWhole ? attempt(() => partsOf({ to, ...rest }, fit)) : undefined) ?? [];
	attempt(() => {
		parts.forEach(checkMessage);
		if (maxSegments !== undefined) checkSegments(parts, maxSegments);
	});
	const messages = parts.map((message) => ({
		message,
		skipIfSentWithinMinutes: attempt(() => readSkipIfSentWithin(item, message)),
	}));
	if (messages.length > 1 && messages.some((part) => part.skipIfSentWithinMinutes !== undefined))
		problems.push(partsCannotBeSkipped());
	const read = { ...rest, ...(to !== undefined && { to }) };
	return { read, messages, waitForDeliveryMinutes, sendOnceKey, problems };
}

/** Whoever sends from a country mostly sends to people there. Worked out for an advice only. */
export function withLikelyCountry(
	item: ItemReader,
	rules: AddressRules,
	{ from }: Channels,
): AddressRules {
	const likelyCountry = () => {
		const sender = valueOrInvalid(() => readSender(item, rules, from));
		if (sender instanceof InvalidValue || sender.from === undefined) return undefined;
		return countryOfAddress(sender.from);
	};
	return { ...rules, likelyCountry };
}

/** A template's text is not the body's: there is nothing to fit then. */
function partsOf(
	message: CreateMessage,
	fit: (body: string) => readonly string[],
): readonly CreateMessage[] {
	if (message.body === undefined || message.contentSid !== undefined) return [message];
	return partsFrom(message, fit(message.body));
}

/** The messages that carry a text in several parts. Media go with the first. */
export function partsFrom(
	message: CreateMessage,
	texts: readonly string[],
): readonly CreateMessage[] {
	return texts.map((body, part) =>
		part === 0
			? { ...message, body }
			: { ...message, body, mediaUrl: undefined, persistentAction: undefined },
	);
}

/** Part by part, a person could get the second half of a text whose first half was sent before. */
const partsCannotBeSkipped = () =>
	new InvalidValue(
		'is not supported where the text goes out in several parts',
		'Remove it, shorten the text, or let Long Body truncate it.',
		skipIfSentWithinLabel,
	);

/** @throws InvalidValue for what Twilio could only refuse */
export function checkMessage(message: CreateMessage): void {
	const found = findProblem(message, new Date());
	if (!found) return;
	throw new InvalidValue(found.what, found.advice, createParameters[found.parameter].label);
}
