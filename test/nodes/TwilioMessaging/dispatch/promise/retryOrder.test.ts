import { errorOf } from '../../../../engine/errorOf';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { messagesByPerson, onceEach, retryUntilDone } from './retrying';

const twilio = setUpTwilio();
const items = recipients(40);
const parameters = { ...sendEachItem, options: { maxConcurrentRequests: 1 } };

test.each([
	['the first', 0],
	['one in the middle', 17],
	['the last', 39],
])('B9: where %s has opted out, all others have it after three retries', async (_which, index) => {
	const optedOut = items[index];
	twilio.standIn.delivery.optOut(optedOut?.to ?? '');
	const saved = {
		workflow: twilioWorkflow(items, parameters),
		credential: standInCredential(twilio.standIn),
	};
	const failed = await twilio.engine.run(saved.workflow, saved.credential);
	const run = await retryUntilDone(twilio.engine, saved, failed);
	expect(errorOf(run).message).toContain(optedOut?.to);
	expect(messagesByPerson(twilio.standIn)).toEqual(
		onceEach(items.filter((item) => item !== optedOut)),
	);
});

test('B9: the error says how to send the rest, and what begins anew', async () => {
	twilio.standIn.delivery.optOut(items[5]?.to ?? '');
	const run = await twilio.run(items, parameters);
	const { message, description } = errorOf(run);
	const words = `${message} ${description}`;
	expect(words).toMatch(/\bExecutions\b/);
	expect(words).toMatch(/\bRetry\b/);
	expect(words).toMatch(/\bExecute\b[^.]*\b(anew|again|everybody|everyone|all)\b/);
});
