import fc from 'fast-check';
import { explainDelivery } from '../../../../nodes/twilio/errors';
import { noForm } from '../../../../nodes/twilio/message/formLabels';
import { isJsonObject, type JsonObject } from '../../../../nodes/twilio/api/json';
import { simplifyMessage } from '../../../../nodes/twilio/message/simplifiedMessage';

/** Covers isoDate. */

const delivered: JsonObject = {
	account_sid: 'AC1',
	api_version: '2010-04-01',
	body: 'Hello',
	date_created: 'Thu, 24 Aug 2023 05:01:44 +0000',
	date_sent: 'Thu, 24 Aug 2023 05:01:45 +0000',
	direction: 'outbound-api',
	error_code: null,
	error_message: null,
	from: '+12025550100',
	num_media: '0',
	num_segments: '2',
	price: '-0.01500',
	price_unit: 'USD',
	sid: 'SM1',
	status: 'delivered',
	to: '+14155550100',
};

const names = [
	'to',
	'status',
	'body',
	'from',
	'numSegments',
	'price',
	'dateSent',
	'errorCode',
	'errorMessage',
	'sid',
];

it('keeps the ten most useful fields', () => {
	expect(simplifyMessage(delivered, noForm)).toStrictEqual({
		sid: 'SM1',
		status: 'delivered',
		to: '+14155550100',
		from: '+12025550100',
		body: 'Hello',
		numSegments: 2,
		price: -0.015,
		dateSent: '2023-08-24T05:01:45.000Z',
		errorCode: null,
		errorMessage: null,
	});
});

it.each([
	['num_segments', '0', 'numSegments', 0],
	['num_segments', null, 'numSegments', null],
	['num_segments', 'many', 'numSegments', null],
	['num_segments', 3, 'numSegments', 3],
	['price', null, 'price', null],
	['price', '0', 'price', 0],
	['price', 'Infinity', 'price', null],
	['date_sent', null, 'dateSent', null],
	['date_sent', 'never', 'dateSent', null],
	['date_sent', 'Tue, 29 Feb 2028 23:59:59 +0000', 'dateSent', '2028-02-29T23:59:59.000Z'],
	['date_sent', 'Sun, 25 Oct 2026 02:30:00 +0200', 'dateSent', '2026-10-25T00:30:00.000Z'],
	['error_code', 30003, 'errorCode', 30003],
	['from', null, 'from', null],
])('%s %j becomes %s %j', (name, value, simple, expected) => {
	expect(simplifyMessage({ ...delivered, [name]: value }, noForm)).toHaveProperty(simple, expected);
});

it('explains an error of the delivery in our words, one that is new in Twilio’s', () => {
	const entry = explainDelivery(30007, noForm);
	const failed = (error_message: string | null, error_code = 30007) =>
		simplifyMessage({ ...delivered, error_code, error_message }, noForm);
	expect(failed(null).errorMessage).toBe(`${entry?.meaning} ${entry?.advice}`);
	expect(failed('').errorMessage).toBe(failed(null).errorMessage);
	const unknown = failed('New', 39999);
	expect(unknown).toMatchObject({ errorCode: 39999, errorMessage: 'New' });
});

it.each(['Filtered', 'Filtered.', ' Filtered. '])(
	'W15: keeps Twilio’s own words (%j) beside ours',
	(own) => {
		const failure = { ...delivered, error_code: 30007, error_message: own };
		const entry = explainDelivery(30007, noForm);
		expect(simplifyMessage(failure, noForm).errorMessage).toBe(
			`${entry?.meaning} ${entry?.advice} Twilio says: “Filtered”.`,
		);
	},
);

it('gives ten fields whatever Twilio leaves out or adds', () => {
	const anyMessage = fc.record(
		{
			num_segments: fc.jsonValue(),
			price: fc.jsonValue(),
			date_sent: fc.oneof(
				fc.jsonValue(),
				fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
			),
			error_code: fc.jsonValue(),
			tags: fc.jsonValue(),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(anyMessage, (message) => {
			const parsed: unknown = JSON.parse(JSON.stringify(message));
			const simple = simplifyMessage(isJsonObject(parsed) ? parsed : {}, noForm);
			expect(Object.keys(simple)).toEqual(names);
			for (const value of [simple.numSegments, simple.price])
				expect(value === null || Number.isFinite(value)).toBe(true);
			if (simple.dateSent !== null)
				expect(new Date(simple.dateSent).toISOString()).toBe(simple.dateSent);
			expect(JSON.parse(JSON.stringify(simple))).toEqual(simple);
		}),
	);
});
