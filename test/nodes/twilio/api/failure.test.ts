import fc from 'fast-check';
import {
	failureFromAnswer,
	failureFromUnreadableAnswer,
	isFailure,
	isGone,
} from '../../../../nodes/twilio/api/failure';
import { noForm } from '../../../../nodes/twilio/message/formLabels';

/** Covers json. */

const failure = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	failureFromAnswer(
		{
			status,
			headers,
			text: typeof body === 'string' ? body : JSON.stringify(body),
		},
		noForm,
	);

const twilioError = (code: number, status: number) => ({
	code,
	message: 'Twilio’s words',
	more_info: `https://www.twilio.com/docs/errors/${code}`,
	status,
});

describe('an answer that is not a success', () => {
	it.each([
		[400, twilioError(21211, 400), 'refused'],
		[401, twilioError(20003, 401), 'refused'],
		[404, twilioError(20404, 404), 'refused'],
		[409, twilioError(20009, 409), 'refused'],
		[429, twilioError(20429, 429), 'notSent'],
		[400, { message: 'Twilio’s words', status: 400 }, 'refused'],
		[400, { ...twilioError(21211, 400), code: null }, 'refused'],
		[408, twilioError(20001, 408), 'unknown'],
		[400, twilioError(20503, 400), 'unknown'],
		[500, twilioError(20500, 500), 'unknown'],
		[503, '', 'unknown'],
		[504, '<html>Gateway Timeout</html>', 'unknown'],
		[400, '', 'unknown'],
		[404, '<html>Not Found</html>', 'unknown'],
		[400, '{"code":', 'unknown'],
		[400, 'null', 'unknown'],
		[400, '[{"code":21211,"message":"x"}]', 'unknown'],
		[302, '', 'unknown'],
		[0, '', 'unknown'],
	])('%i with %j: %s', (status, body, outcome) => {
		expect(failure(status, body)).toMatchObject({ outcome, status });
	});

	it("carries Twilio's code, words and page, with our meaning and advice", () => {
		expect(failure(400, twilioError(21211, 400))).toMatchObject({
			code: 21211,
			twilioMessage: 'Twilio’s words',
			moreInfo: 'https://www.twilio.com/docs/errors/21211',
			repeat: 'afterChange',
		});
	});

	it('is read in the form of newer services too', () => {
		const type = 'https://www.twilio.com/docs/errors/20404';
		expect(
			failure(404, { type, title: 'Not Found', status: 404, code: 20404, detail: 'No such thing' }),
		).toMatchObject({
			outcome: 'refused',
			code: 20404,
			twilioMessage: 'No such thing',
			moreInfo: type,
		});
	});

	it('without a code is explained by its status, with a code that is new by Twilio’s words', () => {
		expect(failure(403, { message: 'No', status: 403 })).toMatchObject({
			outcome: 'refused',
			meaning: 'No.',
		});
		const unknownCode = failure(400, twilioError(99999, 400));
		expect(unknownCode).toMatchObject({ code: 99999, meaning: 'Twilio’s words.' });
		expect(unknownCode.advice).not.toBe('');
		const wordless = failure(400, { ...twilioError(99999, 400), message: ' ' });
		expect(wordless).not.toHaveProperty('twilioMessage');
		expect(wordless.meaning).toBe(failure(400, { code: 99999 }).meaning);
	});

	it.each([
		['3', 3],
		[' 2.5 ', 2.5],
		['0', 0],
		['soon', undefined],
		['-5', 0],
		[new Date(0).toUTCString(), 0],
	])('Retry-After %j is %s seconds', (header, seconds) => {
		expect(failure(429, twilioError(20429, 429), { 'retry-after': header }).retryAfterSeconds).toBe(
			seconds,
		);
	});

	it('Retry-After may be a date', () => {
		const header = new Date(Date.now() + 60_000).toUTCString();
		const { retryAfterSeconds } = failure(429, '', { 'retry-after': header });
		expect(retryAfterSeconds).toBeGreaterThan(55);
		expect(retryAfterSeconds).toBeLessThanOrEqual(60);
	});

	it('Retry-After as a date counts from the date of the answer', () => {
		const [date, header] = [0, 90].map((seconds) => new Date(1e12 + seconds * 1000).toUTCString());
		const headers = { date: date ?? '', 'retry-after': header ?? '' };
		expect(failure(429, '', headers).retryAfterSeconds).toBe(90);
	});

	it('whatever it is: never refused above 499, nor what is not Twilio’s, and always explained', () => {
		const bodies = fc.oneof(
			fc.string(),
			fc.json(),
			fc.record({ code: fc.integer(), message: fc.string() }).map((body) => JSON.stringify(body)),
		);
		fc.assert(
			fc.property(fc.integer({ min: 300, max: 599 }), bodies, (status, body) => {
				const { outcome, meaning, advice } = failure(status, body);
				if (status > 499) expect(outcome).toBe('unknown');
				if (outcome === 'refused') expect(body).toMatch(/"(code|status)":/);
				expect(meaning.trim()).not.toBe('');
				expect(advice.trim()).not.toBe('');
			}),
		);
	});
});

/** What proxies, gateways and login pages answer. */
const foreignBodies = [
	...['', '<html>Forbidden</html>', 'Access denied', 'null', '[]', '"no"', '{"code":', '{}'],
	...['{"message":"Forbidden"}', '{"error":"rate limited","status":429,"message":"x"}'],
	...[
		'{"statusCode":429,"message":"Rate limit is exceeded"}',
		'{"code":429,"message":"slow down"}',
	],
	...[
		'{"fault":{"faultstring":"Spike arrest"}}',
		'{"errors":[{"code":20429}]}',
		'{"code":"20429"}',
	],
];

describe.each(foreignBodies)('an answer of somebody else’s (%s)', (body) => {
	it.each([401, 403, 407, 451])('W6: of %i rejected the request: nothing was sent', (status) => {
		const { outcome, repeat, meaning, code } = failure(status, body);
		expect(outcome).toBe('notSent');
		expect(repeat).toBe('afterChange');
		expect(meaning).toContain('nothing was sent');
		expect(code).toBeUndefined();
	});

	it('W7: of 429 proves nothing: it is not taken for Twilio’s', () => {
		const { outcome, repeat, meaning } = failure(429, body, { 'retry-after': '2' });
		expect([outcome, repeat]).toEqual(['unknown', 'later']);
		expect(meaning).toMatch(/proxy or gateway/);
		expect(meaning).not.toMatch(/Twilio (turned|did)/);
	});

	it.each([400, 404, 409, 500, 502, 503, 302])('of %i leaves it open', (status) => {
		expect(failure(status, body).outcome).toBe('unknown');
	});

	it('W17: of 404 does not say that something is gone', () => {
		expect(isGone(failure(404, body))).toBe(false);
		expect(isGone(failure(404, twilioError(20404, 404)))).toBe(true);
	});
});

it('a success that cannot be read leaves the outcome unknown', () => {
	const unreadable = failureFromUnreadableAnswer(201);
	expect(unreadable).toMatchObject({ outcome: 'unknown', status: 201 });
	expect(isFailure(unreadable)).toBe(true);
	expect(isFailure({ status: 201, body: {} })).toBe(false);
});
