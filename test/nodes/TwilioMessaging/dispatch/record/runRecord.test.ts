import type { INodeParameters, IRun } from 'n8n-workflow';
import { dataOfRetry } from '../../../../faults/retryExecution';
import { scaleTime } from '../../../../engine/timeScale';
import { creating } from '../../../../twilio-stand-in/faults';
import { jsonOf } from '../../../../engine/engine';
import { repositoryRoot } from '../../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';

/** Covers openQuestions, retryOrder, entry, executionRecord, hashOf, recordedItem, version1. */

const twilio = setUpTwilio();
const items = recipients(4);
const third = items[2]?.to ?? '';

beforeEach(() => {
	scaleTime(repositoryRoot, 0.001);
});

const created = () =>
	twilio.standIn.requests
		.filter(creating())
		.map(({ form }) => form.find(([name]) => name === 'To')?.[1]);
const sidsOf = (run: IRun) => jsonOf(run, twilioNodeName).map(({ sid }) => sid);
const sidsAtTwilio = () => twilio.standIn.messages().map(({ sid }) => sid);

/** Retries as a person does who has changed the node's fields. */
async function retryWith(parameters: INodeParameters, failed: IRun): Promise<IRun> {
	const workflow = twilioWorkflow(items, parameters);
	const data = dataOfRetry(failed);
	for (const entry of data.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.nodes[1] ?? entry.node;
	}
	return await twilio.engine.resume(workflow, standInCredential(twilio.standIn), data);
}

test('Retry On Fail sends only what was not accepted', async () => {
	twilio.standIn.faults.once(creating(third), { kind: 'refusal', code: 21611 });
	const run = await twilio.run(items, sendEachItem, {
		retryOnFail: true,
		maxTries: 2,
		waitBetweenTries: 1,
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(created()).toEqual([...items.map(({ to }) => to), third]);
	expect(new Set(sidsOf(run))).toEqual(new Set(sidsAtTwilio()));
});

test('Retry On Fail of a node that continues sends only what was not accepted', async () => {
	const first = items[0]?.to ?? '';
	twilio.standIn.faults.once(creating(first), { kind: 'refusal', code: 21611 });
	const run = await twilio.run(items, sendEachItem, {
		onError: 'continueRegularOutput',
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});
	expect(created()).toEqual([...items.map(({ to }) => to), first]);
	expect(sidsOf(run)).toHaveLength(4);
	expect(new Set(sidsOf(run))).toEqual(new Set(sidsAtTwilio()));
});

test('Retry of a failed execution sends only what was not accepted', async () => {
	twilio.standIn.faults.once(creating(third), { kind: 'refusal', code: 21611 });
	const workflow = twilioWorkflow(items, {
		...sendEachItem,
		options: { maxConcurrentRequests: 1 },
	});
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.status).toBe('error');
	expect(created()).toEqual(items.slice(0, 3).map(({ to }) => to));
	expect(failed.data.executionData?.nodeExecutionStack[0]?.node.name).toBe(twilioNodeName);

	const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(run.status).toBe('success');
	// What was never attempted goes before what was refused.
	const [first, second, refused, fourth] = items.map(({ to }) => to);
	expect(created()).toEqual([first, second, refused, fourth, refused]);
	const atTwilio = sidsAtTwilio();
	expect(sidsOf(run)).toEqual([0, 1, 3, 2].map((index) => atTwilio[index]));
	expect(JSON.stringify(run.data.executionData?.contextData)).not.toContain('SM');
});

test('a retry looks an unknown message up before it sends', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'cut', moment: 'after' });
	// Longer than the first try looks for it.
	twilio.standIn.listLagMilliseconds = 500;
	const workflow = twilioWorkflow(items.slice(0, 1), sendEachItem);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	twilio.standIn.listLagMilliseconds = 0;

	const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(sidsOf(run)).toEqual(sidsAtTwilio());
	expect(created()).toHaveLength(1);
});

test('a retry does not send while Twilio’s list cannot be asked', async () => {
	const { faults } = twilio.standIn;
	faults.once(creating(), { kind: 'cut', moment: 'after' });
	// A restricted API key that may write messages and not read them.
	faults.decide = ({ method }) => (method === 'GET' ? { kind: 'refusal', code: 20003 } : undefined);
	const workflow = twilioWorkflow(items.slice(0, 1), sendEachItem);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	const again = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(again.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	expect(twilio.standIn.messages()).toHaveLength(1);
});

test('a retry does not wait a sender’s turns for what was accepted', async () => {
	twilio.standIn.faults.once(creating(items[3]?.to), { kind: 'refusal', code: 21611 });
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(twilioWorkflow(items, sendEachItem), credential);
	scaleTime(repositoryRoot, 1);
	const paced = { ...sendEachItem, options: { messagesPerSecond: 0.1 } };
	const begun = Date.now();
	await retryWith(paced, failed);
	expect(twilio.standIn.messages()).toHaveLength(4);
	expect(Date.now() - begun).toBeLessThan(10_000);
});

test('a retry does not send what the first try skipped', async () => {
	const [passedOver = { to: '', body: '' }, refused = { to: '', body: '' }] = items;
	twilio.standIn.seedMessages(1, { ...passedOver, createdAt: new Date() });
	twilio.standIn.faults.once(creating(refused.to), { kind: 'refusal', code: 21611 });
	const options = { skipIfSentWithin: 0.02 };
	const workflow = twilioWorkflow([passedOver, refused], { ...sendEachItem, options });
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(created()).toEqual([refused.to]);
	// Meanwhile the time of the option runs out.
	await new Promise((resolve) => setTimeout(resolve, 3000));
	await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(created()).toEqual([refused.to, refused.to]);
});

test('a retry knows a message whose callback has a number of its own each time', async () => {
	twilio.standIn.faults.once(creating(items[3]?.to), { kind: 'refusal', code: 21611 });
	const options = { statusCallback: '=https://example.com/{{ Math.random() }}' };
	const workflow = twilioWorkflow(items, { ...sendEachItem, options });
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(twilio.standIn.messages()).toHaveLength(items.length);
});

/** A text that is another one each time it is read. */
const everNew = { ...sendEachItem, body: '={{ $json.body }} {{ Math.random() }}' };

test('Retry On Fail does not send a text again because an expression made it anew', async () => {
	twilio.standIn.faults.once(creating(third), { kind: 'refusal', code: 21611 });
	const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const run = await twilio.run(items, everNew, retries);
	expect(run.data.resultData.error).toBeUndefined();
	expect(created()).toEqual([...items.map(({ to }) => to), third]);
	expect(new Set(sidsOf(run))).toEqual(new Set(sidsAtTwilio()));
});

test('Retry does not send a text again because an expression made it anew', async () => {
	twilio.standIn.faults.times(2, creating(third), { kind: 'refusal', code: 21611 });
	const workflow = twilioWorkflow(items, everNew);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	const again = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	const run = await twilio.engine.resume(workflow, credential, dataOfRetry(again));
	expect(run.status).toBe('success');
	expect(twilio.standIn.messages()).toHaveLength(items.length);
	expect(new Set(sidsOf(run))).toEqual(new Set(sidsAtTwilio()));
});

test('a retry looks for what the first try sent, not for what it would send now', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'cut', moment: 'after' });
	twilio.standIn.listLagMilliseconds = 500;
	const workflow = twilioWorkflow(items.slice(0, 1), everNew);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.status).toBe('error');
	twilio.standIn.listLagMilliseconds = 0;

	const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(sidsOf(run)).toEqual(sidsAtTwilio());
	expect(created()).toHaveLength(1);
});

test('a retry from another sender sends only what was not accepted', async () => {
	twilio.standIn.faults.once(creating(third), { kind: 'refusal', code: 21611 });
	const workflow = twilioWorkflow(items, sendEachItem);
	const failed = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
	const run = await retryWith({ ...sendEachItem, ...withService }, failed);
	expect(run.status).toBe('success');
	expect(twilio.standIn.messages().map(({ to }) => to)).toEqual(
		expect.arrayContaining(items.map(({ to }) => to)),
	);
	expect(twilio.standIn.messages()).toHaveLength(items.length);
});

test('a retry from another sender does not send what may have gone out', async () => {
	twilio.standIn.faults.once(creating(third), { kind: 'cut', moment: 'after' });
	twilio.standIn.listLagMilliseconds = 60_000;
	const workflow = twilioWorkflow(items, sendEachItem);
	const failed = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
	const run = await retryWith({ ...sendEachItem, ...withService }, failed);
	expect(run.data.resultData.error?.message).toBe(
		`It is unknown whether the message to ${third} was sent: An earlier try, from another sender or account, may have sent it. [item 2]`,
	);
	expect(created().filter((to) => to === third)).toHaveLength(1);
});

test('a changed text is another message', async () => {
	twilio.standIn.faults.once(creating(third), { kind: 'refusal', code: 21611 });
	const workflow = twilioWorkflow(items, sendEachItem);
	const failed = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
	const before = twilio.standIn.messages().length;
	await retryWith({ ...sendEachItem, body: '={{ $json.body }}, corrected' }, failed);
	expect(twilio.standIn.messages()).toHaveLength(before + items.length);
});

test('a retry asks Skip If Sent Within about what did not arrive the first time', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'cut', moment: 'before' });
	const options = { skipIfSentWithin: 60 };
	const workflow = twilioWorkflow(items.slice(0, 1), { ...sendEachItem, options });
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	// A person loses patience and starts it anew, and somebody else retries the first one.
	await twilio.engine.run(workflow, credential);
	const run = await twilio.engine.resume(workflow, credential, dataOfRetry(failed));
	expect(jsonOf(run, twilioNodeName)).toMatchObject([{ sid: sidsAtTwilio()[0], skipped: true }]);
	expect(sidsAtTwilio()).toHaveLength(1);
});

test('of two equal messages that are unknown, each item finds its own', async () => {
	const { faults } = twilio.standIn;
	const [item = { to: '', body: '' }] = items;
	faults.times(2, creating(), { kind: 'cut', moment: 'after' });
	// The second leaves in another second than the first, so that only the first can be older.
	faults.latency = ({ method }) => (method === 'GET' && created().length === 1 ? 300 : 0);
	faults.decide = ({ method }) =>
		method === 'GET' && created().length < 3 && !isRetry()
			? { kind: 'refusal', code: 20003 }
			: undefined;
	const begun = Date.now();
	const isRetry = () => Date.now() - begun > 4000;
	const run = await twilio.run([item, item], sendEachItem, {
		onError: 'continueRegularOutput',
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 3500,
	});
	expect(created()).toHaveLength(2);
	expect(new Set(sidsOf(run))).toEqual(new Set(sidsAtTwilio()));
});
