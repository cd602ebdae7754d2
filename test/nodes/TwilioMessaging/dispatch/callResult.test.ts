import {
	failed,
	keptInDoubt,
	notAttempted,
	resultOfRest,
} from '../../../../nodes/TwilioMessaging/dispatch/callResult';
import { outageFailure } from '../../../../nodes/TwilioMessaging/dispatch/outage';

describe('What was never begun', () => {
	test('says why the run ended', () => {
		expect(resultOfRest(outageFailure, false)).toEqual(failed(outageFailure));
		expect(resultOfRest(outageFailure, true)).toEqual(failed(outageFailure));
	});

	test('is let go of when a person stopped the run', () => {
		expect(resultOfRest(undefined, true)).toEqual({ kind: 'notAttempted' });
	});

	test('fails where nothing stopped the run: an item must not vanish', () => {
		expect(resultOfRest(undefined, false)).toMatchObject({
			kind: 'failed',
			failure: { outcome: 'notSent', meaning: 'The node ended before it came to this item.' },
		});
	});
});

test('what an earlier try has left in doubt is not told as not sent, whatever ended the run', () => {
	const halted = {
		outcome: 'notSent',
		meaning: 'Twilio refuses the credential.',
		advice: 'Check it.',
		repeat: 'afterChange',
	} as const;
	const meaning = 'An earlier try may have done it. Twilio refuses the credential.';
	expect(keptInDoubt(resultOfRest(halted, false))).toEqual({
		kind: 'failed',
		failure: { ...halted, outcome: 'unknown', meaning },
	});
	expect(keptInDoubt(resultOfRest(undefined, false))).toMatchObject({
		failure: { outcome: 'unknown' },
	});
	for (const rest of [notAttempted, resultOfRest(undefined, true)])
		expect(keptInDoubt(rest)).toEqual({ kind: 'notAttempted', mayBeDone: true });
});
