import { ExecuteContext } from 'n8n-core';
import { standInCredential, twilioWorkflow } from '../../../engine/twilioNode';
import { repositoryRoot } from '../../../engine/packageNodes';
import { scaleTime } from '../../../engine/timeScale';
import { dataOfStart } from '../../../engine/execution';
import { onEachMessage, recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';

const twilio = setUpTwilio();
const logged: string[] = [];

beforeEach(() => {
	scaleTime(repositoryRoot, 0.001);
	logged.length = 0;
	const note = (line: string) => void logged.push(line);
	Object.defineProperty(ExecuteContext.prototype, 'logger', {
		configurable: true,
		value: { info: note, warn: () => undefined, error: note, debug: () => undefined },
	});
});
afterEach(() => {
	Reflect.deleteProperty(ExecuteContext.prototype, 'logger');
});

const wait = (milliseconds: number) =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});

/** Stops it once so many requests have been answered, and so many more are in flight; false for never. */
async function run(
	items: Parameters<typeof twilioWorkflow>[0],
	parameters: Parameters<typeof twilioWorkflow>[1],
	stopAfter: number | false,
	underWay = 0,
) {
	const before = twilio.standIn.requests.length;
	const workflow = twilioWorkflow(items, parameters);
	const [start] = workflow.nodes;
	if (!start) throw new Error('The workflow has no node');
	const credentials = standInCredential(twilio.standIn);
	const begun = twilio.engine.begin(workflow, credentials, dataOfStart(start, [{}]));
	const answered = () => twilio.standIn.requests.filter(({ status }) => status !== undefined);
	if (stopAfter !== false) {
		while (answered().length < stopAfter) await wait(2);
		while (twilio.standIn.requests.length - before < stopAfter + underWay) await wait(2);
		// The answers are on their way.
		await wait(300);
		begun.stop();
	}
	await begun.ended;
}

test('a send that was stopped leaves a line that says how far it came and how to go on', async () => {
	scaleTime(repositoryRoot, 1);
	const options = { messagesPerSecond: 0.02 };
	await run(recipients(5), { ...sendEachItem, options }, 1);
	while (logged.length === 0) await wait(5);
	expect(twilio.standIn.messages()).toHaveLength(1);
	expect(logged).toEqual([
		`The node "Twilio Messaging" was stopped: 1 of 5 messages were sent. To process the rest, execute the workflow by hand within a day, with the same items: those already sent are skipped.`,
	]);
});

test('one in flight is counted as unknown', async () => {
	twilio.standIn.faults.latency = 2000;
	await run(recipients(3), { ...sendEachItem, options: { maxConcurrentRequests: 1 } }, 0, 1);
	while (logged.length === 0) await wait(5);
	expect(logged[0]).toContain('0 of 3 messages were sent, the outcome of 1 is unknown.');
});

test('of a question it says that its links are dead, not that it is skipped', async () => {
	const options = { alsoAsk: '+14155552009' };
	const asking = {
		...sendEachItem,
		operation: 'sendAndWait',
		message: 'May Ana book it?',
		options,
	};
	twilio.standIn.faults.latency = 2000;
	await run(recipients(1), asking, 0, 1);
	while (logged.length === 0) await wait(5);
	expect(logged).toEqual([
		'The node "Twilio Messaging" was stopped: 0 of 2 messages were sent, the outcome of 1 is unknown. It no longer waits for an answer, and the links that were sent do not work any more. To ask again, execute the workflow again.',
	]);
});

test('for what sends nothing, it counts requests', async () => {
	await twilio.run(recipients(3), sendEachItem);
	const items = twilio.standIn.messages().map(({ sid }) => ({ sid }));
	twilio.standIn.faults.latency = 2000;
	await run(items, onEachMessage('delete'), 0, 3);
	while (logged.length === 0) await wait(5);
	expect(logged).toEqual([
		'The node "Twilio Messaging" was stopped: 0 of 3 requests were carried out, the outcome of 3 is unknown.',
	]);
});

test('what ends by itself leaves none', async () => {
	twilio.standIn.delivery.optOut('+14155552001');
	await run(recipients(2), sendEachItem, false);
	expect(twilio.standIn.messages()).toHaveLength(1);
	expect(logged).toEqual([]);
});
