import { createRunExecutionData, type IRun } from 'n8n-workflow';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { messagesByPerson, onceEach } from './retrying';
import { countTries } from './tries';

const twilio = setUpTwilio();
const items = recipients(10);
const others = items.slice(0, -1);

/**
 * Runs our node alone over ten items, where the node before it is known to have given one: so it is
 * after somebody has edited its pinned data. n8n then fails to pair the item that failed, after our node
 * has ended, and takes that for our node's failure.
 *
 * @see https://github.com/n8n-io/n8n/issues/37407
 */
async function runOverEditedItems(): Promise<IRun> {
	const workflow = twilioWorkflow(items, sendEachItem, {
		onError: 'continueErrorOutput',
		retryOnFail: true,
		maxTries: 5,
		waitBetweenTries: 1,
	});
	const [, node] = workflow.nodes;
	if (!node) throw new Error('The workflow lacks our node');
	const before = { main: [items.slice(0, 1).map((json) => ({ json }))] };
	const data = createRunExecutionData({
		resultData: {
			runData: {
				Items: [{ startTime: 0, executionTime: 0, executionIndex: 0, source: [], data: before }],
			},
		},
		executionData: {
			nodeExecutionStack: [
				{
					node,
					data: { main: [items.map((json) => ({ json }))] },
					source: { main: [{ previousNode: 'Items' }] },
				},
			],
		},
	});
	return await twilio.engine.resume(workflow, standInCredential(twilio.standIn), data);
}

test('A5: an error of n8n’s own after the node has ended does not make it text anybody again', async () => {
	twilio.standIn.delivery.refuse(items.at(-1)?.to ?? '', 21614);
	const tries = countTries(twilio.engine);
	const run = await runOverEditedItems();
	const { count } = tries;
	tries.stop();

	expect(count).toBe(5);
	expect(run.data.resultData.runData[twilioNodeName]?.[0]?.error?.message).toMatch(
		/[Pp]aired item/,
	);
	expect(messagesByPerson(twilio.standIn)).toEqual(onceEach(others));
});
