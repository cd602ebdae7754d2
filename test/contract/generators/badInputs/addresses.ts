import fc from 'fast-check';
import { bad, type BadInput, type FormName } from './badInput';

const digits = (minimum: number, maximum: number) =>
	fc.stringMatching(new RegExp(`^[1-9][0-9]{${minimum - 1},${maximum - 1}}$`));

/** A short code has 3 to 6 digits: longer ones can only be numbers without their country code. */
const withoutPlus = digits(7, 15);

const to = (name: string, form: FormName = 'sendSms') => bad(form, `To ${name}`, 'To');
const from = (name: string) => bad('sendSms', `From ${name}`, 'From');
const service = (name: string) =>
	bad('sendSmsByService', `Messaging Service ${name}`, 'Messaging Service');

const letters = fc.constantFrom(
	'+1415555HELP',
	'Anna',
	'call me',
	'n/a',
	'-',
	'#REF!',
	'ünbekannt',
);
const objects = [{}, { phone: '+14155550123' }, { a: { b: 1 } }];

/** Recipients to whom nothing can be sent. */
export const badRecipients: readonly BadInput[] = [
	...to('missing').items({ to: undefined }),
	...to('null').values('to', null),
	...to('empty or blank').values('to', '', ' ', '\n\t', '\u00A0', '\u200B', '+', '()'),
	...to('an object').values('to', ...objects),
	...to('a list').values('to', [], ['+14155550123'], ['a', 'b'], [[]]),
	...to('a boolean').values('to', true, false),
	...to('a number without plus').some(
		'to',
		fc.integer({ min: 1_000_000, max: 999_999_999_999_999 }),
		12,
	),
	...to('a text without plus').some('to', withoutPlus, 12),
	...to('a local number', 'sendSmsByService').some(
		'to',
		withoutPlus.map((rest) => `0${rest.slice(0, 11)}`),
		12,
	),
	...to('a local number with punctuation').values(
		'to',
		'(415) 555-0123',
		'0151 / 123 45 67',
		'030-12345',
	),
	...to('with (0) where it is not dialled').some(
		'to',
		digits(9, 9).map((rest) => `+34 (0) ${rest}`),
		10,
	),
	...to('with a country code of zero').some(
		'to',
		withoutPlus.map((rest) => `+0${rest}`),
		8,
	),
	...to('too short').values('to', '+123456', '00123456'),
	...to('too short').some(
		'to',
		digits(1, 6).map((few) => `+${few}`),
		10,
	),
	...to('too long').values('to', '+1234567890123456'),
	...to('too long').some(
		'to',
		digits(16, 40).map((many) => `+${many}`),
		10,
	),
	...to('of one or two digits').values('to', 1, '7', '42', 0, -1, 1.5),
	// In version 1, such a number is a short code.
	...to('of three to six digits', 'newSendSms').some('to', digits(3, 6), 12),
	...to('of three to six digits', 'newSendSms').values('to', '911', 41555, ' 123 456 ', "'12345"),
	...to('with letters', 'sendMms').some('to', letters, 8),
	...to('an email').some('to', fc.emailAddress(), 8),
	...to('two numbers').values(
		'to',
		'+14155550123, +14155550124',
		'+14155550123;+14155550124',
		'+14155550123 +14155550124',
		'+14155550123\n+14155550124',
	),
	...to('a channel with nothing after it').values(
		'to',
		...['whatsapp:', 'WhatsApp: ', 'rcs:', 'messenger:', 'whatsapp:+', 'messenger: \u200B'],
	),
	...to('a channel with no number').values('to', 'whatsapp:Anna', 'rcs:415', 'whatsapp:4155550123'),
	...to('an unknown channel').values('to', 'sms:+14155550123', 'fax:+14155550123', 'https://x.y'),
	...to('a messenger address with spaces').values('to', 'messenger:12 34 56'),
	...to('out of odd characters').some('to', fc.string({ unit: 'binary', minLength: 21 }), 10),
	...to('huge or tiny').values('to', 1e21, 1e308, 5e-324, Number.MAX_SAFE_INTEGER * 4),
];

/** Recipients that are somebody's, but whose is not certain. */
export const unclearRecipients: readonly BadInput[] = [
	...to('a decimal number').values(
		'to',
		...['+4915123456789.0', '+491512345678.00', '+1 415 5550123.5', '+49 30 123456.0'],
		...[4915123456789.5, '+4915123456789,0', "'+4915123456789.0", 'whatsapp:+4915123456789.0'],
	),
	...to('a number with a loose end').values(
		'to',
		...['+49 151 2345678/9', '+49 151 2345678 (2)', '+49 151 2345678 [2]', '+49 151 2345678 2'],
		...['+49 30 1234567/68', '+49 30 12345/12346', '+49 151 2345678\n9'],
	),
	...to('a number with an extension').values(
		'to',
		...['+49 30 1234567 ext. 12', '+14155550123x12', '+14155550123;ext=12', '+14155550123 #12'],
		...['tel:+14155550123;ext=7', '+33 1 23 45 67 89 poste 12', '+7 495 123-45-67 доб. 12'],
	),
	...to('a number that a spreadsheet has shortened').values(
		'to',
		...['4.91512E+12', '4,91512E+12', '+4.9e12', 'whatsapp:4.91512E+12'],
	),
	...to('a number of a web page').values(
		'to',
		...['+1%20415%20555%200123', '%2B14155550123', '+1&nbsp;415 555 0123'],
	),
	...to('a number beside which a channel is named').values(
		'to',
		...['+14155550123 (WhatsApp)', 'WhatsApp +14155550123', 'rcs +14155550123'],
	),
	...to('a number and more').values(
		'to',
		...['Anna <+4915123456789>', '+4915123456789 (mobile)', 'Tel. +49 151 23456789'],
		...['+1415555O123', '+4l5 555 0123', 'whatsapp:+49151234567B9'],
	),
	...to('of a length that the country does not have').values(
		'to',
		...['+141555501', '+141555501234', '+3361234567', '+336123456789', '+5215512345678'],
		...['+4420794609', 'rcs:+1415555012', '+999123456789'],
	),
	...to('a SID').values(
		'to',
		...['MG', 'AC', 'SK', 'PN', 'HX', 'SM'].map((prefix) => prefix + '0a'.repeat(16)),
	),
	...to('of another channel than From').values('to', 'whatsapp:+14155550123', 'messenger:12345678'),
	...bad('sendSms', 'Default Country unknown', 'Default Country').values(
		'defaultCountry',
		...['XX', 'Atlantis', '49', {}, [], 'Europe', 'Congo', 'undefined'],
	),
];

/** Senders that there cannot be. */
export const badSenders: readonly BadInput[] = [
	...from('missing, empty or blank').values('from', undefined, null, '', ' ', '\u200B', '+'),
	...from('impossible').values('from', '😀', 'Café', 'A!', '*', '+123', '1', '12'),
	...from('a number without plus').some('from', digits(9, 15), 8),
	...from('a short code with +').values('from', '+12345', '(111) 11', "'+12345", '+123 456'),
	...from('a decimal number').values('from', '+14155550123.0', '4.91512E+12', '14155550123.0'),
	...from('a SID').values(
		'from',
		...['MG', 'AC', 'SK', 'PN', 'HX', 'SM'].map((prefix) => prefix + '0a'.repeat(16)),
	),
	...bad('sendSms', 'From of another channel than To', 'To').values(
		'from',
		...['whatsapp:+14155550123', 'rcs:agent', 'messenger:12345678'],
	),
	...from('of 12 characters or more').values('from', 'TwelveLetter'),
	...from('of 12 characters or more').some('from', fc.stringMatching(/^[A-Za-z]{12,20}$/), 10),
	...from('an object or a list').values('from', ...objects, ['+14155550123'], []),
	...from('a channel with nothing after it').values('from', 'whatsapp:', 'rcs: ', 'messenger:'),
	...bad('sendSmsByBoth', 'From beside a service', 'From').values(
		'from',
		'',
		null,
		'Twelve chars',
		{},
	),
	...service('missing or empty').values('messagingServiceSid', undefined, null, '', ' '),
	...service('of wrong shape').values(
		'messagingServiceSid',
		...['MG123', `SM${'0'.repeat(32)}`, `mg${'0'.repeat(32)}`, `MG${'0'.repeat(33)}`],
		...[
			`MG${'g'.repeat(32)}`,
			`MG${'0'.repeat(16)}\n${'0'.repeat(16)}`,
			'../../Accounts',
			{},
			[],
			7,
		],
	),
	...service('a sender').some('messagingServiceSid', fc.stringMatching(/^\+[1-9][0-9]{9}$/), 5),
	...bad('sendSms', 'Fallback From impossible', 'Fallback From').values(
		'fallbackFrom',
		...['4155550123999', 'Twelve chars', 'rcs:', {}, [], '+'],
	),
];
