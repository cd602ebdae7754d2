import { repositoryRoot } from '../../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { timeOf } from '../../../../engine/timeScale';
import { creating } from '../../../../twilio-stand-in/faults';
import { minute, outcomesOf, sidsOf, somebody } from './retrying';
import { countTries } from './tries';

const twilio = setUpTwilio();

let ahead = 0;
const time = timeOf(repositoryRoot);
const { now, elapsed } = time;

beforeAll(() => {
	time.now = () => Date.now() + ahead;
	time.elapsed = () => performance.now() + ahead;
});
afterAll(() => {
	Object.assign(time, { now, elapsed });
});

test('B3: what was accepted more than ten minutes before a batch ends is no other item’s', async () => {
	const to = somebody();
	const alike = { to, body: 'Hello' };
	const others = recipients(40);
	const tries = countTries(twilio.engine);
	let hasLost = false;
	twilio.standIn.faults.latency = ({ method }) => (method === 'POST' ? 20 : 0);
	twilio.standIn.faults.decide = (request) => {
		// The batch goes on for eleven minutes after the second of the two was accepted.
		if (ahead === 0 && twilio.standIn.messages({ to }).length === 1) {
			ahead = 11 * minute;
			twilio.standIn.clock.advance(ahead);
		}
		if (hasLost || !creating(to)(request)) return undefined;
		hasLost = true;
		return { kind: 'cut', moment: 'before' };
	};
	const run = await twilio.run(
		[alike, alike, ...others],
		{ ...sendEachItem, options: { maxConcurrentRequests: 1 } },
		{ onError: 'continueRegularOutput', retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	);
	expect(tries.count).toBeGreaterThan(1);
	tries.stop();
	expect(new Set(outcomesOf(run))).toEqual(new Set(['accepted']));
	expect(new Set(sidsOf(run)).size).toBe(others.length + 2);
	expect(twilio.standIn.messages({ to })).toHaveLength(2);
});
