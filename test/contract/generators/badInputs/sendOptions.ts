import fc from 'fast-check';
import { bad, type BadInput } from './badInput';

const option = (label: string, name: string) => bad('sendSms', `${label} ${name}`, label);
const scheduled = (name: string) => bad('sendSmsByService', `Send At ${name}`, 'Send At');

const minute = 60_000;
const day = 24 * 60 * minute;
const ahead = (minimum: number, maximum: number) =>
	fc
		.integer({ min: minimum, max: maximum })
		.map((distance) => new Date(Date.now() + distance).toISOString());

/** No clock on earth is 99 hours ahead. */
export const farOff = (moment: string) => moment.replace(/Z$/, '+99:00');

/** What stands in no calendar. */
export const notDates = [
	...['2026-02-30', '2026-02-30T10:00:00', '2026-13-01', '2026-00-10', '2026-04-31T00:00:00Z'],
	...['tomorrow', 'hello 5', '24.12.2026', '12/24/2026', 'Thu, 24 Dec 2026 09:00:00 +0000'],
	...['2026-12-24T25:00:00', '2026-12-24T10:61:00', '2026-12-24T', '2026-12-24 noon', '2026-12'],
	...['1798106400', 'now', '09:00', '0000-00-00', '20261224'],
	...[0, 5, 1_798_106_400_000, -1, 1.5, 1e21, true],
	...[{}, { date: '2026-12-24' }, [], ['2026-12-24']],
];

const choices = [
	...['contentRetention', 'addressRetention', 'trafficType', 'messageIntent', 'riskCheck'],
];
const flags = {
	provideFeedback: 'Provide Feedback',
	forceDelivery: 'Force Delivery',
	smartEncoded: 'Smart Encoded',
	shortenUrls: 'Shorten URLs',
	sendAsMms: 'Send as MMS',
};
const labelOfChoice = new Map([
	['contentRetention', 'Content Retention'],
	['addressRetention', 'Address Retention'],
	['trafficType', 'Traffic Type'],
	['messageIntent', 'Message Intent'],
	['riskCheck', 'Risk Check'],
]);

/** Options of a send that cannot be. */
export const badSendOptions: readonly BadInput[] = [
	...option('Send At', 'without a service').some('sendAt', ahead(day, 30 * day), 4),
	...option('Shorten URLs', 'without a service').values('shortenUrls', true, 'true'),
	...scheduled('in the past').some('sendAt', ahead(-4000 * day, -minute), 8),
	...scheduled('long past').values('sendAt', '1970-01-01', '0001-01-01T00:00:00Z'),
	...scheduled('too soon').some('sendAt', ahead(0, 4 * minute), 8),
	...scheduled('too far ahead').some('sendAt', ahead(35 * day + 30 * minute, 4000 * day), 8),
	...scheduled('with an impossible offset').some(
		'sendAt',
		ahead(10 * day, 20 * day).map(farOff),
		3,
	),
	...scheduled('not a date').values('sendAt', ...notDates),
	// In version 1, it is midnight.
	...bad('newSendSmsByService', 'Send At without a time', 'Send At').values(
		'sendAt',
		...[7, 20, 34].map((days) => new Date(Date.now() + days * day).toISOString().slice(0, 10)),
	),
	...option('Validity Period (Seconds)', 'out of range').values(
		'validityPeriod',
		...[0, 36_001, 1.5, 'x', -1, '0', '1e3', '0x10', '١٢', '5 s', {}, [], true, 1e21, 1e-7],
	),
	...option('Validity Period (Seconds)', 'far out of range').some(
		'validityPeriod',
		fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: 36_001 })),
		8,
	),
	...option('Attempt', 'not a whole number from 1 on').values(
		'attempt',
		...[0, -1, 1.5, 'first', '1,000', '1.5', {}, [], false, 1e300],
	),
	...option('Max Price (Obsolete)', 'not a number').values(
		'maxPrice',
		-0.01,
		'free',
		'0,05',
		'$1',
		{},
		[],
	),
	...choices.flatMap((name) =>
		option(labelOfChoice.get(name) ?? '', 'unknown').values(
			name,
			...['never', 'Retain', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
			...[0, true, {}, [], ['retain'], 'retain,discard'],
		),
	),
	...Object.entries(flags).flatMap(([name, label]) =>
		option(label, 'neither true nor false').values(
			name,
			...['yes', 'no', 'TRUE', 'on', 0, 1, {}, [], [true], 'undefined'],
		),
	),
	...option('Simplify', 'neither true nor false').values('simplify', 'yes', 1, null, undefined, {}),
	...option('Status Callback URL', 'not http(s)').values(
		'statusCallback',
		...['example.com/status', 'ftp://example.com', 'javascript:alert(1)', 'http://', '/status'],
		...['https://example.com/a b', {}, [], true, 1],
	),
	...option('Status Callback URL', 'several in one').values(
		'statusCallback',
		...[
			'https://example.com/1,https://example.com/2',
			'https://example.com/1 https://example.com/2',
		],
	),
	...option('Application SID', 'of wrong shape').values(
		'applicationSid',
		...['AP1', `HX${'0'.repeat(32)}`, `AP${'0'.repeat(31)}`, {}, [], 1],
	),
	...option('Persistent Action', 'a place whose name has no value').values(
		'persistentAction',
		...[['geo:1,2|undefined'], 'geo:1,2|null', 'undefined'],
	),
	...option('Persistent Action', 'not texts').values('persistentAction', {}, [{}], [{ geo: 1 }]),
];
