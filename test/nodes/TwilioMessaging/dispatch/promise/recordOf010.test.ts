import { createRunExecutionData, type IRun } from 'n8n-workflow';
import { jsonOf } from '../../../../engine/engine';
import { repositoryRoot } from '../../../../engine/packageNodes';
import { setUpTwilio } from '../../../../engine/setUpTwilio';
import { timeOf } from '../../../../engine/timeScale';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { minute, sidsOf } from './retrying';
import record from './recordOf010.json';

const twilio = setUpTwilio();
const { items, parameters, contextData, atTwilio } = record;
const kept = contextData['node:Twilio Messaging'].twilioMessagingSent[0];
const time = timeOf(repositoryRoot);
const { now } = time;

/** Goes back, or ahead, to the minute after the record was written. */
beforeEach(() => {
	const written = Math.max(
		...Object.values(kept.items).flatMap((entry) => ('since' in entry ? [entry.since] : [])),
	);
	const shift = written + minute - Date.now();
	time.now = () => Date.now() + shift;
	twilio.standIn.clock.advance(shift);
	twilio.standIn.seedMessages(atTwilio.length, (index) => ({
		...atTwilio[index],
		createdAt: new Date(written + 500),
	}));
});
afterEach(() => {
	time.now = now;
});

/** Retries the execution that version 0.1.0 has failed. */
async function retryIt(): Promise<IRun> {
	const workflow = twilioWorkflow(items, parameters);
	const [, node] = workflow.nodes;
	if (!node) throw new Error('The workflow lacks our node');
	const input = { main: [items.map((json) => ({ json }))] };
	const data = createRunExecutionData({
		executionData: {
			contextData: structuredClone(contextData),
			nodeExecutionStack: [{ node, data: input, source: { main: [{ previousNode: 'Items' }] } }],
		},
	});
	return await twilio.engine.resume(workflow, standInCredential(twilio.standIn), data);
}

test('what version 0.1.0 wrote down is still understood: Retry sends only the rest', async () => {
	const known = Object.values(kept.items).flatMap((entry) =>
		'message' in entry ? [entry.message.sid] : [],
	);
	const unknown = twilio.standIn.messages().map(({ sid }) => sid);
	const run = await retryIt();

	expect(run.data.resultData.error?.message).toBeUndefined();
	const created = twilio.standIn.requests
		.filter(creating())
		.map(({ form }) => form.find(([name]) => name === 'Body')?.[1]);
	expect(created.sort()).toEqual([
		'(3/3) word28 word29',
		expect.stringMatching(/^\(3\/3\) word28 word29 2/),
		'Refused',
		expect.stringMatching(/^Refused, with the time /),
	]);
	const sids = sidsOf(run);
	expect(new Set(sids).size).toBe(known.length + unknown.length + created.length);
	expect(sids).toEqual(expect.arrayContaining([...known, ...unknown]));
	expect(jsonOf(run, twilioNodeName).filter(({ skipped }) => skipped === true)).toHaveLength(1);
});
