/**
 * What stands behind a channel's name in an address: a phone number, a name that the channel gave, or the
 * identifier of a person who shows no number, such as `US.13491208655302741918`.
 */
type AddressKind = 'phoneNumber' | 'name' | 'userId';

/** Who an address is of: whom a message goes to, who it comes from, or either. */
export type AddressRole = 'recipient' | 'sender' | 'either';

interface ChannelRow {
	/** As people write it. */
	readonly label: string;
	readonly recipient: readonly AddressKind[];
	readonly sender: readonly AddressKind[];
	/** In E.164: numbers that are no numbers of their country any more, but still those of people there. */
	readonly formerNumbers?: RegExp;
	/** Addresses without the channel's name in front, for advice. */
	readonly examples: Readonly<Record<'recipient' | 'sender', string>>;
	/** Whether an operation of this package sends over it, with a list of its senders. */
	readonly hasOperation: boolean;
}

/**
 * The channels of the Messages API: their addresses carry the channel's name in front, as in
 * `whatsapp:+14155550100`. SMS and MMS have none. This is the only list of them.
 *
 * @see https://www.twilio.com/docs/messaging/channels
 */
export const channels = {
	messenger: {
		label: 'Messenger',
		recipient: ['name'],
		sender: ['name'],
		examples: { recipient: '1234567890123456', sender: '1234567890123456' },
		hasOperation: false,
	},
	rcs: {
		label: 'RCS',
		recipient: ['phoneNumber'],
		sender: ['name'],
		examples: { recipient: '+14155550100', sender: 'my_agent' },
		hasOperation: true,
	},
	whatsapp: {
		label: 'WhatsApp',
		recipient: ['phoneNumber', 'userId'],
		sender: ['phoneNumber'],
		// Mexico, Ivory Coast and Benin have changed their numbers; an account keeps the one it was made with.
		formerNumbers: /^\+(?:521\d{10}|225\d{8}|229\d{8})$/,
		examples: { recipient: '+14155550100', sender: '+14155550199' },
		hasOperation: true,
	},
} as const satisfies Readonly<Record<string, ChannelRow>>;

/** What the addresses of a channel look like. */
export interface AddressShape {
	/** What may stand behind the channel's name. */
	readonly kinds: readonly AddressKind[];
	readonly formerNumbers: RegExp | undefined;
	/** Complete, for advice. */
	readonly example: string;
}

/** What a channel's addresses look like in a role. */
export function shapeOf(channel: ChannelName, role: AddressRole): AddressShape {
	const { recipient, sender, examples, formerNumbers }: ChannelRow = channels[channel];
	const kinds = { recipient, sender, either: [...recipient, ...sender] };
	const example = examples[role === 'either' ? 'recipient' : role];
	return { kinds: kinds[role], formerNumbers, example: `${channel}:${example}` };
}

/** What people call the way that messages to an address take, e.g. `WhatsApp`. */
export function wayOf(address: string): string {
	const { channel } = splitChannel(address);
	return channel === undefined ? 'SMS' : channels[channel].label;
}

/** A channel by the name that its addresses carry. */
export type ChannelName = keyof typeof channels;

/** A channel that an operation of this package sends over. */
export type Channel = {
	[Name in ChannelName]: (typeof channels)[Name]['hasOperation'] extends true ? Name : never;
}[ChannelName];

/** The channels that an operation of this package sends over. */
export const operatedChannels: readonly Channel[] = Object.keys(channels).filter(
	(name): name is Channel => isChannelName(name) && channels[name].hasOperation,
);

const names = Object.keys(channels).join('|');
const namePattern = new RegExp(`^(${names})\\s*[:：](.*)$`, 'is');
const mention = new RegExp(`(?<!\\p{L})(${names})(?!\\p{L})`, 'iu');

/** An address as it may be written: the channel that it names, and what stands behind it. */
export interface ChannelAddress {
	/** Undefined for SMS and MMS. */
	readonly channel: ChannelName | undefined;
	readonly rest: string;
}

/** Parts an address at the channel's name; capitals and spaces do not matter. */
export function splitChannel(address: string): ChannelAddress {
	const [, name = '', rest = ''] = namePattern.exec(address) ?? [];
	const channel = name.toLowerCase();
	return isChannelName(channel)
		? { channel, rest: rest.trim() }
		: { channel: undefined, rest: address };
}

/** The channel that somebody names beside a number, as in `+14155550100 (WhatsApp)`. */
export function channelMentionedIn(text: string): ChannelName | undefined {
	const name = mention.exec(text)?.[1]?.toLowerCase() ?? '';
	return isChannelName(name) ? name : undefined;
}

function isChannelName(name: string): name is ChannelName {
	return Object.hasOwn(channels, name);
}
