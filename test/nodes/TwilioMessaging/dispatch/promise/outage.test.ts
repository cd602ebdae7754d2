import { jsonOf } from '../../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { count, creationsAt, outcomesOf, readsAt, retry, sidsOf, somebody } from './retrying';

const twilio = setUpTwilio();
const goesOn = { onError: 'continueRegularOutput' } as const;

/** The advice of those that were not sent. */
function adviceOnNotSent(results: ReturnType<typeof jsonOf>): unknown[] {
	return results.flatMap(({ details }) => {
		if (typeof details !== 'object' || details === null) return [];
		return 'outcome' in details && details.outcome === 'notSent' && 'advice' in details
			? [details.advice]
			: [];
	});
}

test('C3: while Twilio answers 500 to everything, a batch leaves few in doubt', async () => {
	twilio.standIn.faults.latency = 20;
	twilio.standIn.faults.decide = () => ({ kind: 'error', status: 500, moment: 'before' });
	const parameters = { ...sendEachItem, options: { maxConcurrentRequests: 20 } };
	const run = await twilio.run(recipients(300), parameters, goesOn);
	const outcomes = outcomesOf(run);
	const creations = creationsAt(twilio.standIn);

	expect(creations).toBeGreaterThan(0);
	expect(creations).toBeLessThanOrEqual(60);
	expect(count(outcomes, (outcome) => outcome === 'unknown')).toBeLessThanOrEqual(creations);
	expect(count(outcomes, (outcome) => outcome === 'notSent')).toBeGreaterThanOrEqual(240);
	const advice = adviceOnNotSent(jsonOf(run, twilioNodeName));
	expect(advice).not.toContain('');
	expect(advice.length).toBeGreaterThanOrEqual(240);
	expect(readsAt(twilio.standIn)).toBeLessThanOrEqual(3000);
});

test('C3: when Twilio does not know the credential, a batch does not go on asking', async () => {
	twilio.standIn.faults.latency = 20;
	twilio.standIn.faults.decide = () => ({ kind: 'refusal', code: 20003 });
	const parameters = { ...sendEachItem, options: { maxConcurrentRequests: 20 } };
	const run = await twilio.run(recipients(300), parameters, goesOn);
	const outcomes = outcomesOf(run);

	expect(creationsAt(twilio.standIn)).toBeLessThanOrEqual(25);
	expect(count(outcomes, (outcome) => outcome === 'notSent')).toBeGreaterThanOrEqual(275);
	expect(new Set(outcomes)).toEqual(new Set(['refused', 'notSent']));
	const advice = adviceOnNotSent(jsonOf(run, twilioNodeName));
	expect(advice).not.toContain('');
	expect(advice.length).toBeGreaterThanOrEqual(275);
});

test('an alert that comes every minute is sent again once an outage is over', async () => {
	const workflow = twilioWorkflow([{ to: somebody(), body: 'It burns' }], sendEachItem);
	const saved = { workflow, credential: standInCredential(twilio.standIn) };
	twilio.standIn.faults.decide = (request) =>
		creating()(request)
			? { kind: 'cut', moment: 'before' }
			: { kind: 'error', status: 503, moment: 'before' };
	const failed = [];
	for (let alert = 0; alert < 3; alert++)
		failed.push(await twilio.engine.run(workflow, saved.credential));
	expect(failed.map(({ status }) => status)).toEqual(['error', 'error', 'error']);
	expect(twilio.standIn.messages()).toEqual([]);
	twilio.standIn.faults.clear();

	const next = await twilio.engine.run(workflow, saved.credential);
	expect(next.status).toBe('success');
	expect(sidsOf(next)).toEqual(twilio.standIn.messages().map(({ sid }) => sid));

	// A person retries those of the outage: none of them takes another one's message.
	const ended = [next];
	for (const run of failed) ended.push(await retry(twilio.engine, saved, run));
	expect(ended.map(({ status }) => status)).toEqual(failed.map(() => 'success').concat('success'));
	expect(new Set(ended.flatMap(sidsOf)).size).toBe(4);
	expect(twilio.standIn.messages()).toHaveLength(4);
});
