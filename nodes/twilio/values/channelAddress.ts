import { parseChannelAddress, parseRecipient, parseSender, partsOf } from './address';
import { channels, shapeOf, type Channel } from './channel';
import type { NumberRules } from './phoneDigits';
import { InvalidValue, valueOrInvalid } from './problem';
import { quote } from './quote';

/** The text with the channel's prefix, which a person need not write. */
function withPrefix(
	channel: Channel,
	text: string,
	role: 'recipient' | 'sender',
	rules: NumberRules,
): string {
	const { channel: written, rest } = partsOf(text);
	if (written === undefined || written === channel) return `${channel}:${rest}`;
	const { label } = channels[channel];
	const read = valueOrInvalid(() => parseChannelAddress(channel, rest, role, rules));
	const change =
		read instanceof InvalidValue
			? `Give an address of ${label}, e.g. ${shapeOf(channel, role).example}`
			: `Write it without "${written}:" in front to use ${label}`;
	const { hasOperation, label: other } = channels[written];
	throw new InvalidValue(
		`is an address of another channel: ${quote(text)}`,
		`${change}, or choose ${hasOperation ? `the operation for ${other}` : `Send SMS, which takes addresses of ${other} too`}.`,
	);
}

/**
 * Reads whom a message of a channel goes to; the channel's prefix is added.
 *
 * @returns e.g. `whatsapp:+14155550100`
 * @throws InvalidValue
 */
export function parseChannelRecipient(
	channel: Channel,
	text: string,
	rules: NumberRules = {},
): string {
	return parseRecipient(withPrefix(channel, text, 'recipient', rules), rules);
}

/**
 * Reads who a message of a channel comes from; the channel's prefix is added.
 *
 * @returns e.g. `whatsapp:+14155550199` or `rcs:my_agent`
 * @throws InvalidValue
 */
export function parseChannelSender(
	channel: Channel,
	text: string,
	rules: NumberRules = {},
): string {
	return parseSender(withPrefix(channel, text, 'sender', rules), rules);
}
