import fc from 'fast-check';
import type { MessageListInstanceEachOptions } from 'twilio/lib/rest/api/v2010/account/message';
import type { SeedTemplate } from '../../twilio-stand-in/messages/seed';
import { phoneNumber } from './addresses';

/** The filters of a list, in the SDK's names. */
export type Filters = Pick<
	MessageListInstanceEachOptions,
	'to' | 'from' | 'dateSent' | 'dateSentBefore' | 'dateSentAfter'
>;

/** One list: its filters, how many messages at most, and in which hand the node's fields are written. */
export interface ListCall {
	readonly filters: Filters;
	/** Undefined means all. */
	readonly limit: number | undefined;
	readonly style: number;
}

const recipients = ['+14155550101', '+4915112345678', 'whatsapp:+5511987654321'];
const senders = ['+12025550100', 'Stand In', '12345'];
const second = 1000;
const day = 86_400 * second;
const newest = Date.UTC(2026, 2, 31, 12);

/** How many messages lie there to be listed: enough for three full pages. */
export const seededMessages = 3100;

/** A message to be listed: 3100 of them spread over a little more than two days. */
export function seedTemplate(index: number): SeedTemplate {
	return {
		to: recipients[index % recipients.length] ?? '',
		from: senders[index % 10 === 0 ? 1 : index % 10 === 1 ? 2 : 0] ?? '',
		createdAt: new Date(newest - (seededMessages - index) * 60 * second),
		body: `Seeded ${index}`,
	};
}

const moment = fc
	.integer({ min: -4 * day, max: day })
	.map((distance) => new Date(newest + distance));
const midnight = moment.map((date) => new Date(Math.floor(date.getTime() / day) * day));

const filters: fc.Arbitrary<Filters> = fc.record(
	{
		to: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...recipients) }, phoneNumber),
		from: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...senders) }, phoneNumber),
		dateSent: midnight,
		dateSentBefore: moment,
		dateSentAfter: moment,
	},
	{ requiredKeys: [] },
);

const limit = fc.oneof(
	fc.constant(undefined),
	fc.constantFrom(1, 50, 999, 1000, 1001, 2000, 2500),
	fc.integer({ min: 1, max: 100 }),
	fc.integer({ min: 1, max: 2500 }),
);

/** Lists, every other one of them unfiltered or nearly so, so that there are pages to follow. */
export const listCall: fc.Arbitrary<ListCall> = fc.record({
	filters: fc.oneof(filters, fc.constant({}), fc.record({ dateSentBefore: moment })),
	limit,
	style: fc.nat({ max: day }),
});
