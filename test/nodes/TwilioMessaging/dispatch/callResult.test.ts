import { failed, resultOfRest } from '../../../../nodes/TwilioMessaging/dispatch/callResult';
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
