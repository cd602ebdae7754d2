import type { INodeParameters } from 'n8n-workflow';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioItems, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { cpuMilliseconds } from '../../../../cpuTime';
import { retry } from './retrying';
import { watchNode } from './blocking';

const twilio = setUpTwilio();
const parameters = { ...sendEachItem, body: '={{ $json.body }}, {{ $now }}' };

/** The CPU time that Retry takes when only the last of so many people is missing, and the text is a new one. */
async function cpuOfRetry(count: number): Promise<number> {
	twilio.standIn.reset();
	const items = recipients(count);
	twilio.standIn.faults.once(creating(items.at(-1)?.to), { kind: 'refusal', code: 21611 });
	const saved = {
		workflow: twilioWorkflow(items, parameters),
		credential: standInCredential(twilio.standIn),
	};
	const failed = await twilio.engine.run(saved.workflow, saved.credential);
	expect(twilio.standIn.messages()).toHaveLength(count - 1);
	const before = cpuMilliseconds();
	const run = await retry(twilio.engine, saved, failed);
	const taken = cpuMilliseconds() - before;
	expect(run.status).toBe('success');
	expect(twilio.standIn.messages()).toHaveLength(count);
	return taken;
}

test('C1: six times the items take a retry less than nine times the time', async () => {
	await cpuOfRetry(300);
	const few = await cpuOfRetry(800);
	const many = await cpuOfRetry(4800);
	expect(many / few).toBeLessThan(9);
});

/** No field is one that can be read at a glance. */
const manyFields: INodeParameters = {
	...sendEachItem,
	body: '=Hello {{ $json.body }}, see you at {{ $now.hour }} o’clock',
	options: { smartEncoded: true, statusCallback: '=https://example.com/{{ $itemIndex }}' },
};

test('C4: reading and sending 16,000 items does not keep n8n from its other work', async () => {
	const items = recipients(16_000);
	// Sending all of them would take too long here.
	twilio.standIn.faults.once(creating(items[500]?.to), { kind: 'refusal', code: 21611 });
	const watch = watchNode(twilio.engine);
	const run = await twilio.run(items, manyFields);
	watch.stop();
	expect(run.status).toBe('error');
	expect(watch.longestBlock).toBeLessThanOrEqual(300);
});

test('C4: nor do 16,000 items of which none can be sent', async () => {
	twilio.standIn.faults.decide = () => ({ kind: 'refusal', code: 20003 });
	const watch = watchNode(twilio.engine);
	const settings = { onError: 'continueRegularOutput' } as const;
	const run = await twilio.run(recipients(16_000), sendEachItem, settings);
	watch.stop();
	expect(twilioItems(run)).toHaveLength(16_000);
	expect(watch.longestBlock).toBeLessThanOrEqual(300);
});
