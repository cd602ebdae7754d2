import { errorOf } from '../../../engine/errorOf';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';

/** Covers runOptions. */

const twilio = setUpTwilio();

test('Max Messages per Run: above it, nothing at all is sent', async () => {
	const limited = { ...sendEachItem, options: { maxMessagesPerRun: 3 } };
	const run = await twilio.run(recipients(4), limited);
	expect(errorOf(run).message).toContain('the items add up to 4 messages: nothing was sent');
	const going = await twilio.results(recipients(4), limited, { onError: 'continueRegularOutput' });
	expect(going).toHaveLength(4);
	expect(twilio.standIn.requests).toEqual([]);
	expect(await twilio.results(recipients(3), limited)).toHaveLength(3);
});
