import type { IDataObject } from 'n8n-workflow';
import { copyPackage, type PackageCopy } from '../../../faults/packageCopy';
import { dataOfRetry } from '../../../faults/retryExecution';
import { scaleTime } from '../../../engine/timeScale';
import { creating } from '../../../twilio-stand-in/faults';
import { Engine, type WorkflowSource } from '../../../engine/engine';
import { repositoryRoot } from '../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../engine/twilioNode';

/** Covers placeRegister. */

const twilio = setUpTwilio();
const [item = { to: '', body: '' }] = recipients(1);

let copy: PackageCopy;
/** Another process of n8n: it has nothing in memory of what the first one sent. */
let elsewhere: Engine;

beforeAll(async () => {
	copy = copyPackage();
	elsewhere = await Engine.start(copy.directory);
	scaleTime(copy.directory, 0.001);
	scaleTime(repositoryRoot, 0.001);
});
afterAll(() => {
	copy.remove();
});

/** Our node, run twice in one execution with the same items. */
function twoRounds(items: IDataObject[]): WorkflowSource {
	const { nodes, connections } = twilioWorkflow(items, sendEachItem);
	const [source] = nodes;
	if (!source) throw new Error('The workflow has no source');
	const toNode = (node: string) => ({ node, type: 'main' as const, index: 0 });
	return {
		nodes: [
			{ ...source, id: 'start', name: 'Start', type: 'n8n-nodes-base.noOp', parameters: {} },
			...nodes,
			{ ...source, id: 'again', name: 'Again', position: [0, 200] },
		],
		connections: {
			...connections,
			Start: { main: [[toNode('Items'), toNode('Again')]] },
			Again: { main: [[toNode(twilioNodeName)]] },
		},
	};
}

test('a loop with equal texts sends each of them', async () => {
	const run = await twilio.engine.run(twoRounds([item, item]), standInCredential(twilio.standIn));
	expect(run.status).toBe('success');
	expect(run.data.resultData.runData[twilioNodeName]).toHaveLength(2);
	expect(twilio.standIn.messages()).toHaveLength(4);
});

test.each([
	['in the same process', false],
	['in another process', true],
])(
	'a retry %s does not take the last round’s message for this one’s',
	async (_where, isElsewhere) => {
		let sends = 0;
		// The second round's request never arrives.
		twilio.standIn.faults.decide = (request) =>
			creating()(request) && ++sends === 2 ? { kind: 'cut', moment: 'before' } : undefined;
		const workflow = twoRounds([item]);
		const credential = standInCredential(twilio.standIn);
		const failed = await twilio.engine.run(workflow, credential);
		expect(failed.status).toBe('error');
		const engine = isElsewhere ? elsewhere : twilio.engine;
		const run = await engine.resume(workflow, credential, dataOfRetry(failed));
		expect(run.status).toBe('success');
		expect(twilio.standIn.messages()).toHaveLength(2);
	},
);

test('a retry in another process does not take one item’s message for another’s', async () => {
	let sends = 0;
	// The second of two equal messages never arrives.
	twilio.standIn.faults.decide = (request) =>
		creating()(request) && ++sends === 2 ? { kind: 'cut', moment: 'before' } : undefined;
	const workflow = twilioWorkflow([item, item], sendEachItem);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.status).toBe('error');
	const run = await elsewhere.resume(workflow, credential, dataOfRetry(failed));
	expect(run.status).toBe('success');
	expect(twilio.standIn.messages()).toHaveLength(2);
});

test('what a retry in another process skips is not taken for the next round’s message', async () => {
	const [, other = item] = recipients(2);
	const sends = new Map<string, number>();
	twilio.standIn.faults.decide = (request) => {
		const to = request.form.find(([name]) => name === 'To')?.[1] ?? '';
		if (!creating()(request)) return undefined;
		const count = (sends.get(to) ?? 0) + 1;
		sends.set(to, count);
		// The first try of the first round fails for the other item only.
		if (to === other.to && count === 1) return { kind: 'refusal', code: 21611 };
		// The second round's message to the first never arrives.
		return to === item.to && count === 2 ? { kind: 'cut', moment: 'before' } : undefined;
	};
	const workflow = twoRounds([item, other]);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.status).toBe('error');
	const run = await elsewhere.resume(workflow, credential, dataOfRetry(failed));
	expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	expect(twilio.standIn.messages({ to: item.to })).toHaveLength(1);
});
