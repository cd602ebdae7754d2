import { parsePhoneNumber } from './phoneNumber';
import { channels, splitChannel, type Channel, type ChannelName } from './channel';
import { visiblePart } from './invisible';
import { InvalidValue } from './problem';
import { quote } from './quote';

/** Reads what stands behind a channel's name, in the form that the channel has for this role. */
function parseChannelAddress(
	channel: ChannelName,
	rest: string,
	role: 'recipient' | 'sender',
): string {
	const { examples, [role]: kind } = channels[channel];
	const example = `${channel}:${examples[role]}`;
	if (rest === '') {
		throw new InvalidValue(`has nothing after "${channel}:"`, `Add the address, e.g. ${example}.`);
	}
	if (kind === 'phoneNumber') return `${channel}:${parsePhoneNumber(rest)}`;
	if (/[\s\p{Cc}]/u.test(rest)) {
		throw new InvalidValue(
			`has a space in its ${channel} address: ${quote(rest)}`,
			`Write it without spaces, e.g. ${example}.`,
		);
	}
	return `${channel}:${rest}`;
}

/**
 * Reads whom a message goes to: an E.164 number, a short code, or the address of a channel
 * (https://www.twilio.com/docs/messaging/api/message-resource).
 *
 * @returns the address as Twilio takes it
 * @throws InvalidValue
 */
export function parseRecipient(text: string): string {
	const { channel, rest } = splitChannel(visiblePart(text));
	if (channel !== undefined) return parseChannelAddress(channel, rest, 'recipient');
	if (/^[1-9]\d{2,5}$/.test(rest)) return rest;
	return parsePhoneNumber(rest);
}

const alphanumericSender = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 &+._-]{0,10}$/;
const simSid = /^(HS|DE)[0-9a-fA-F]{32}$/;

/**
 * Reads who a message comes from: an E.164 number, a short code, an alphanumeric sender ID (up to
 * 11 characters), the SID of a SIM, or the address of a channel.
 *
 * @returns the sender as Twilio takes it
 * @throws InvalidValue
 */
export function parseSender(text: string): string {
	const { channel, rest } = splitChannel(visiblePart(text));
	if (channel !== undefined) return parseChannelAddress(channel, rest, 'sender');
	if (/^[1-9]\d{2,7}$/.test(rest) || alphanumericSender.test(rest) || simSid.test(rest))
		return rest;
	if (/[A-Za-z]/.test(rest)) {
		throw new InvalidValue(
			`is not a possible sender: ${quote(rest)}`,
			'Use a number with + and country code, a short code, or a sender ID of up to 11 letters, digits and spaces.',
		);
	}
	return parsePhoneNumber(rest);
}

/** The text with the channel's prefix, which a person need not write. */
function withPrefix(channel: Channel, text: string): string {
	const { channel: written, rest } = splitChannel(visiblePart(text));
	if (written === undefined || written === channel) return `${channel}:${rest}`;
	throw new InvalidValue(
		`is an address of another channel: ${quote(text)}`,
		`Write it without "${written}:" in front to use ${channels[channel].label}, or choose another operation.`,
	);
}

/**
 * Reads whom a message of a channel goes to; the channel's prefix is added.
 *
 * @returns e.g. `whatsapp:+14155550100`
 * @throws InvalidValue
 */
export function parseChannelRecipient(channel: Channel, text: string): string {
	return parseRecipient(withPrefix(channel, text));
}

/**
 * Reads who a message of a channel comes from; the channel's prefix is added.
 *
 * @returns e.g. `whatsapp:+14155550199` or `rcs:my_agent`
 * @throws InvalidValue
 */
export function parseChannelSender(channel: Channel, text: string): string {
	return parseSender(withPrefix(channel, text));
}
