import {
	reasonOf,
	registrationProblems,
	withoutEcho,
} from '../../../../nodes/TwilioMessagingTrigger/registration/registrationProblems';
import type { TwilioFailure } from '../../../../nodes/twilio/api/failure';

const failure: TwilioFailure = {
	outcome: 'refused',
	meaning: 'Invalid Url: https://user:password@crm.example',
	advice: 'Correct it.',
	repeat: 'afterChange',
	code: 12345,
	status: 400,
	twilioMessage: 'Invalid Url: https://user:password@crm.example',
};

test('what Twilio repeats of an address is not told', () => {
	expect(JSON.stringify(withoutEcho(failure))).not.toContain('password');
	expect(withoutEcho(failure)).toMatchObject({ code: 12345, meaning: 'Twilio does not take it.' });
	const known = withoutEcho({ ...failure, meaning: 'The address cannot be called.' });
	expect(known.meaning).toBe('The address cannot be called.');
	expect(JSON.stringify(known)).not.toContain('password');
	expect([reasonOf(failure), reasonOf({ status: 502 }), reasonOf({})]).toEqual([
		'Twilio error 12345',
		'HTTP 502',
		'HTTP 0',
	]);
});

test('what is wrong with an address is not corrected in a field', () => {
	expect(registrationProblems.adviceFor({ code: 21402, advice: 'Correct that field.' })).toMatch(
		/^Set N8N_WEBHOOK_URL .*\.$/,
	);
	expect(registrationProblems.adviceFor(failure)).toBe('Correct it.');
});

test('every problem is one sentence, and its advice another', () => {
	for (const problem of Object.values(registrationProblems)) {
		const told: unknown =
			typeof problem === 'function'
				? Reflect.apply(problem, undefined, ['one', 'two', 'three'])
				: problem;
		if (problem === registrationProblems.adviceFor || typeof told === 'string') continue;
		expect(told).toMatchObject({
			what: expect.stringMatching(/[^.]$/) as unknown,
			advice: expect.stringMatching(/^[A-Z].*[^.]$/) as unknown,
		});
	}
});
