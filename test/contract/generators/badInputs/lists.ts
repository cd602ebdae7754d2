import fc from 'fast-check';
import { bad, type BadInput, type FormName } from './badInput';
import { farOff, notDates } from './sendOptions';

const sidForms: readonly FormName[] = ['get', 'redact', 'delete', 'cancel'];

const wrongSid = fc.oneof(
	fc.stringMatching(/^(SM|MM)[0-9a-f]{1,31}$/),
	fc.stringMatching(/^(SM|MM)[0-9a-f]{33,40}$/),
	fc.stringMatching(/^[A-L]{2}[0-9a-f]{32}$/),
	fc.stringMatching(/^(SM|MM)[g-z]{32}$/),
	fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== ''),
);

/** Messages that there cannot be. */
export const badMessageSids: readonly BadInput[] = sidForms.flatMap((form) => [
	...bad(form, `Message missing or empty (${form})`, 'Message SID').values(
		'messageSid',
		...[undefined, null, '', ' '],
	),
	...bad(form, `Message of wrong shape (${form})`, 'Message SID').some('messageSid', wrongSid, 8),
	...bad(form, `Message a path or worse (${form})`, 'Message SID').values(
		'messageSid',
		...[
			`SM${'0'.repeat(32)}/../..`,
			`SM${'0'.repeat(32)}.json?a=b`,
			'../Accounts',
			{},
			[],
			1,
			true,
		],
	),
]);

const filter = (label: string, name: string) => bad('list', `${label} ${name}`, label);

/** Lists that cannot be asked for. */
export const badLists: readonly BadInput[] = [
	...filter('Limit', 'not a whole number from 1 on').values(
		'limit',
		...[0, -1, 1.5, 'abc', '', ' ', null, undefined, '1.5', '1e3', {}, [], [5], true, 1e21],
	),
	...filter('Limit', 'below 1').some('limit', fc.integer({ max: 0 }), 5),
	...filter('Sent On (UTC)', 'with an impossible offset').values(
		'dateSent',
		farOff('2026-03-01T10:00:00Z'),
	),
	...filter('Sent On (UTC)', 'not a date').values('dateSent', ...notDates),
	...filter('Sent Before (UTC)', 'not a date').values('dateSentBefore', ...notDates),
	...filter('Sent After (UTC)', 'not a date').values('dateSentAfter', ...notDates),
	...filter('To', 'not an address').values('to', '+1', 'whatsapp:', '@@', {}, ['+14155550123']),
	...filter('From', 'not an address').values('from', '+1', 'rcs:', 'Twelve chars', {}, []),
	...filter('Simplify', 'neither true nor false').values('simplify', 'no', 0, null),
];
