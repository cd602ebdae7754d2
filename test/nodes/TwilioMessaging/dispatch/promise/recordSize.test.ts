import type { INodeParameters, IRun } from 'n8n-workflow';
import { jsonOf } from '../../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { retry } from './retrying';

const twilio = setUpTwilio();
const count = 300;

interface Sizes {
	/** What the execution keeps of an item, in bytes. */
	readonly record: number;
	/** What leaves the node for it. */
	readonly output: number;
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** Sends to 300 people, of whom the last is refused, and then to that one too. */
async function measure(characters: number, parameters: INodeParameters = {}): Promise<Sizes> {
	const items = recipients(count).map(({ to, body }) => ({
		to,
		body: body.padEnd(characters, '.'),
	}));
	twilio.standIn.faults.once(creating(items.at(-1)?.to), { kind: 'refusal', code: 21611 });
	const workflow = twilioWorkflow(items, { ...sendEachItem, ...parameters });
	const saved = { workflow, credential: standInCredential(twilio.standIn) };
	const failed: IRun = await twilio.engine.run(workflow, saved.credential);
	expect(failed.status).toBe('error');
	expect(twilio.standIn.messages()).toHaveLength(count - 1);
	const record = bytesOf(failed.data.executionData?.contextData);
	const run = await retry(twilio.engine, saved, failed);
	expect(run.status).toBe('success');
	const output = jsonOf(run, twilioNodeName);
	expect(output).toHaveLength(count);
	return { record: record / count, output: bytesOf(output) / count };
}

test('C2: the record of what was sent takes at most 400 bytes an item', async () => {
	const { record } = await measure(100);
	expect(record).toBeLessThanOrEqual(400);
});

test('C2: it grows by no more than what the output shows more', async () => {
	const usual = await measure(100);
	twilio.standIn.reset();
	const whole = await measure(100, { simplify: false });
	twilio.standIn.reset();
	const long = await measure(1000);
	for (const { record, output } of [whole, long]) {
		expect(output).toBeGreaterThan(usual.output + 300);
		expect(record).toBeLessThanOrEqual(400 + 1.05 * (output - usual.output));
	}
});
