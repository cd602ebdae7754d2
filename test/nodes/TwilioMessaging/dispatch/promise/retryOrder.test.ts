import { errorOf } from '../../../../engine/errorOf';
import {
	onEachMessage,
	recipients,
	sendEachItem,
	setUpTwilio,
} from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { messagesByPerson, onceEach, retry, retryUntilDone } from './retrying';

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

test.each(['delete', 'redact', 'erase'])(
	'B9: where Twilio refuses the first each time, %s gets to all others',
	async (operation) => {
		const sids = twilio.standIn.seedMessages(20);
		const [refused = ''] = sids;
		const asked = new Set<string>();
		twilio.standIn.faults.decide = ({ path }) => {
			for (const sid of sids) if (path.includes(sid)) asked.add(sid);
			return path.includes(refused) ? { kind: 'refusal', code: 20009 } : undefined;
		};
		const options = { maxConcurrentRequests: 1 };
		const saved = {
			workflow: twilioWorkflow(
				sids.map((sid) => ({ sid })),
				{ ...onEachMessage(operation), options },
			),
			credential: standInCredential(twilio.standIn),
		};
		const failed = await twilio.engine.run(saved.workflow, saved.credential);
		expect([...asked]).toEqual([refused]);
		const run = await retry(twilio.engine, saved, failed);
		expect(errorOf(run).message).toContain(refused);
		expect(asked.size).toBe(sids.length);
	},
);

test('B9: a deletion of which nobody can find out keeps no other one from being made', async () => {
	const sids = twilio.standIn.seedMessages(5);
	const [lost = ''] = sids;
	twilio.standIn.faults.decide = ({ path }) =>
		path.includes(lost) ? { kind: 'cut', moment: 'before' } : undefined;
	const saved = {
		workflow: twilioWorkflow(
			sids.map((sid) => ({ sid })),
			{ ...onEachMessage('delete'), options: { maxConcurrentRequests: 1 } },
		),
		credential: standInCredential(twilio.standIn),
	};
	const failed = await twilio.engine.run(saved.workflow, saved.credential);
	const run = await retry(twilio.engine, saved, failed);
	expect(errorOf(run).message).toMatch(/^It is unknown whether message .* was deleted/);
	expect(twilio.standIn.messages().map(({ sid }) => sid)).toEqual([lost]);
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
