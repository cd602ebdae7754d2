import fc from 'fast-check';
import { defaults } from '../../twilio-stand-in/defaultAccount';

/** Phone numbers of many countries in E.164. */
export const phoneNumber: fc.Arbitrary<string> = fc.oneof(
	fc
		.tuple(
			fc.constantFrom('1415555', '4915112', '4477009', '3361234', '5511987', '8190123'),
			fc.integer({ min: 10_000, max: 9_999_999 }),
		)
		.map(([start, end]) => `+${start}${end}`),
	fc.stringMatching(/^\+[1-9][0-9]{6,14}$/),
);

/** Who sends, in the three ways that the node offers. */
export type SenderType = 'from' | 'messagingService' | 'both';

/** Sender and recipient of a message, in the SDK's names. */
export interface Parties {
	readonly to: string;
	readonly from?: string;
	readonly messagingServiceSid?: string;
}

type Pair = Required<Pick<Parties, 'from' | 'to'>>;

const channelOf = (name: 'whatsapp' | 'rcs', from: string): fc.Arbitrary<Pair> =>
	phoneNumber.map((number) => ({ from, to: `${name}:${number}` }));

const bySms: fc.Arbitrary<Pair> = fc.record({
	from: fc.constantFrom(defaults.number, defaults.smsNumber, defaults.shortCode),
	to: phoneNumber,
});

/** Senders that are shaped right, though the stand-in refuses most of them. */
const byStrangers: fc.Arbitrary<Pair> = fc.record({
	from: fc.oneof(
		phoneNumber,
		fc.constantFrom('Stand In', 'A&B+C._-', 'HELLO', '999', '12345678', 'messenger:1234567'),
		fc.stringMatching(/^(HS|DE)[0-9a-f]{32}$/),
	),
	to: fc.oneof(
		phoneNumber,
		fc.stringMatching(/^[1-9][0-9]{2,5}$/),
		fc.stringMatching(/^messenger:[0-9]{5,16}$/),
		fc.stringMatching(/^whatsapp:\+[1-9][0-9]{8,12}$/),
	),
});

const pair: fc.Arbitrary<Pair> = fc.oneof(
	{ weight: 6, arbitrary: bySms },
	{ weight: 2, arbitrary: channelOf('whatsapp', defaults.whatsAppSender) },
	{ weight: 2, arbitrary: channelOf('rcs', defaults.rcsSender) },
	{ weight: 2, arbitrary: byStrangers },
);

/** Sender and recipient; the stand-in knows most of the senders. */
export function parties(senderType: SenderType): fc.Arbitrary<Parties> {
	const { messagingServiceSid } = defaults;
	if (senderType === 'from') return pair;
	if (senderType === 'both') return pair.map((both) => ({ ...both, messagingServiceSid }));
	return pair.map(({ to }) => ({ to, messagingServiceSid }));
}
