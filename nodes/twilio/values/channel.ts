/** What stands behind a channel's name in an address. */
type AddressKind = 'phoneNumber' | 'name';

interface ChannelRow {
	/** As people write it. */
	readonly label: string;
	readonly recipient: AddressKind;
	readonly sender: AddressKind;
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
		recipient: 'name',
		sender: 'name',
		examples: { recipient: '1234567890123456', sender: '1234567890123456' },
		hasOperation: false,
	},
	rcs: {
		label: 'RCS',
		recipient: 'phoneNumber',
		sender: 'name',
		examples: { recipient: '+14155550100', sender: 'my_agent' },
		hasOperation: true,
	},
	whatsapp: {
		label: 'WhatsApp',
		recipient: 'phoneNumber',
		sender: 'phoneNumber',
		examples: { recipient: '+14155550100', sender: '+14155550199' },
		hasOperation: true,
	},
} as const satisfies Readonly<Record<string, ChannelRow>>;

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

const namePattern = new RegExp(`^(${Object.keys(channels).join('|')}):(.*)$`, 'is');

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

function isChannelName(name: string): name is ChannelName {
	return Object.hasOwn(channels, name);
}
