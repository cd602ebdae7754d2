import fc from 'fast-check';
import {
	createMessageRequest,
	createParameterNames,
	wireDateTime,
	type CreateMessage,
} from '../../../../nodes/twilio/message/createMessage';

const accountSid = `AC${'0'.repeat(31)}1`;
const form = (message: CreateMessage) => createMessageRequest(accountSid, message).form;

it('is a POST to the account’s messages', () => {
	expect(createMessageRequest(accountSid, { to: '+14155550100' })).toEqual({
		method: 'POST',
		path: `/2010-04-01/Accounts/${accountSid}/Messages.json`,
		query: [],
		form: [['To', '+14155550100']],
	});
});

it.each([
	[{ body: undefined, mediaUrl: undefined }, []],
	[{ mediaUrl: [] }, []],
	[
		{ mediaUrl: ['b', 'a', 'b'] },
		[
			['MediaUrl', 'b'],
			['MediaUrl', 'a'],
			['MediaUrl', 'b'],
		],
	],
	[
		{ smartEncoded: false, provideFeedback: true },
		[
			['ProvideFeedback', 'true'],
			['SmartEncoded', 'false'],
		],
	],
	[
		{ attempt: 2, maxPrice: 0.0075 },
		[
			['MaxPrice', '0.0075'],
			['Attempt', '2'],
		],
	],
	[{ sendAt: new Date('2026-12-24T09:00:00.999+01:00') }, [['SendAt', '2026-12-24T08:00:00Z']]],
	[{ body: ' spaces stay \n' }, [['Body', ' spaces stay \n']]],
	[{ contentVariables: '{"1":"x"}' }, [['ContentVariables', '{"1":"x"}']]],
])('%j is sent as %j', (fields, expected) => {
	expect(form({ to: '1', ...fields }).slice(1)).toEqual(expected);
});

it('knows 26 parameters', () => {
	expect(createParameterNames).toHaveLength(26);
	expect(new Set(createParameterNames).size).toBe(26);
});

it('sends what is set under Twilio’s name and nothing else, in one order', () => {
	const values = fc.record(
		{
			from: fc.string(),
			body: fc.string(),
			messagingServiceSid: fc.string(),
			statusCallback: fc.string(),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(values, fc.array(fc.string()), (texts, mediaUrl) => {
			const sent = form({ to: 'x', ...texts, mediaUrl });
			const set = Object.entries({ to: 'x', ...texts, mediaUrl });
			const expected = createParameterNames.flatMap((name) =>
				set
					.filter(([key]) => key === name)
					.flatMap(([key, value]) => [value].flat().map((each) => [key, each])),
			);
			expect(
				sent.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
			).toEqual(expected);
			expect(sent.every(([name]) => /^[A-Z]/.test(name))).toBe(true);
		}),
	);
});

it('a moment is written in UTC to the second', () => {
	const moments = fc.date({
		min: new Date('1970-01-01'),
		max: new Date('9999-12-31'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(moments, (moment) => {
			const written = wireDateTime(moment);
			expect(written).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
			expect(Date.parse(written)).toBe(Math.floor(moment.getTime() / 1000) * 1000);
		}),
	);
});
