import fc from 'fast-check';
import { defaults } from '../../twilio-stand-in/defaultAccount';

/** Beginnings of numbers, and how many digits come after them: from the shortest to the longest. */
const beginnings: ReadonlyArray<[start: string, more: number]> = [
	['1415555', 4],
	['4915112', 6],
	['4915112', 8],
	['4477009', 5],
	['3361234', 4],
	['3906', 8],
	['5511987', 6],
	['819012', 6],
	['6834', 3],
	['97254', 7],
];

/** Phone numbers of many countries in E.164. */
export const phoneNumber: fc.Arbitrary<string> = fc
	.constantFrom(...beginnings)
	.chain(([start, length]) =>
		fc
			.integer({ min: 0, max: 10 ** length - 1 })
			.map((rest) => `+${start}${String(rest).padStart(length, '0')}`),
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
const byStrangers: fc.Arbitrary<Pair> = fc.oneof(
	fc.record({
		from: fc.oneof(
			phoneNumber,
			fc.constantFrom('Stand In', 'A&B+C._-', 'HELLO', '999', '12345678'),
			fc.stringMatching(/^(HS|DE)[0-9a-f]{32}$/),
		),
		to: fc.oneof(phoneNumber, fc.stringMatching(/^[1-9][0-9]{2,5}$/)),
	}),
	fc.record({
		from: fc.constant('messenger:1234567'),
		to: fc.stringMatching(/^messenger:[0-9]{5,16}$/),
	}),
	fc.record({
		from: phoneNumber.map((number) => `whatsapp:${number}`),
		to: fc.oneof(
			phoneNumber.map((number) => `whatsapp:${number}`),
			fc.stringMatching(/^whatsapp:[A-Z]{2}\.[0-9]{1,20}$/),
		),
	}),
);

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
