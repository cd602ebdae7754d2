import { WorkflowExecute } from 'n8n-core';
import { createServer } from 'node:http';
import { scaleTime } from '../../../engine/timeScale';
import { creating } from '../../../twilio-stand-in/faults';
import { jsonOf } from '../../../engine/engine';
import { repositoryRoot } from '../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../engine/twilioNode';

/** Covers dispatch, runState. */

const twilio = setUpTwilio();
const [item = { to: '', body: '' }] = recipients(1);

beforeEach(() => {
	scaleTime(repositoryRoot, 0.01);
});

const wait = (milliseconds: number) =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});

test('nothing more is sent once it is unknown what became of a message', async () => {
	scaleTime(repositoryRoot, 0.001);
	twilio.standIn.listLagMilliseconds = 60_000;
	twilio.standIn.faults.once(creating(item.to), { kind: 'cut', moment: 'after' });
	// With a rate, the next message begins when the one before it has ended.
	const options = { maxConcurrentRequests: 1, messagesPerSecond: 1000 };
	const run = await twilio.run(recipients(10), { ...sendEachItem, options });
	expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	expect(twilio.standIn.messages().map(({ to }) => to)).toEqual([item.to]);
});

test('stopping the execution stops new sends at once', async () => {
	const started = jest.spyOn(WorkflowExecute.prototype, 'processRunExecutionData');
	twilio.standIn.faults.latency = 100;
	const running = twilio.run(recipients(100), {
		...sendEachItem,
		options: { maxConcurrentRequests: 5 },
	});
	const [execution] = started.mock.results;
	started.mockRestore();
	while (twilio.standIn.requests.length < 5) await wait(5);
	expect(execution?.type).toBe('return');
	if (execution?.type === 'return') execution.value.cancel();
	const { length } = twilio.standIn.requests;
	const run = await running;

	// What was in flight may have arrived, and it says so.
	expect(run.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	expect(length).toBeLessThan(100);
	await wait(150);
	expect(twilio.standIn.requests).toHaveLength(length);
});

test('stopping the execution ends the wait for a sender’s turn', async () => {
	scaleTime(repositoryRoot, 1);
	const started = jest.spyOn(WorkflowExecute.prototype, 'processRunExecutionData');
	const running = twilio.run(recipients(10), {
		...sendEachItem,
		options: { messagesPerSecond: 0.02 },
	});
	const [execution] = started.mock.results;
	started.mockRestore();
	while (twilio.standIn.requests[0]?.status === undefined) await wait(5);
	// Its answer is on the way: a message without an answer would be an error of its own.
	await wait(300);
	if (execution?.type === 'return') execution.value.cancel();
	const run = await running;
	expect(run.status).toBe('canceled');
	expect(twilio.standIn.messages()).toHaveLength(1);
});

test('a request that gets no answer within Timeout is looked up', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'hang', moment: 'after', milliseconds: 20_000 });
	const begun = Date.now();
	const run = await twilio.run([item], { ...sendEachItem, options: { timeout: 1 } });
	expect(Date.now() - begun).toBeLessThan(15_000);
	expect(jsonOf(run, twilioNodeName)).toEqual([
		expect.objectContaining({ sid: twilio.standIn.messages()[0]?.sid, to: item.to }),
	]);
	expect(twilio.standIn.messages()).toHaveLength(1);
});

test('a message that got no answer within Timeout and is not found is unknown', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'hang', moment: 'before', milliseconds: 20_000 });
	const settings = { onError: 'continueRegularOutput' } as const;
	const run = await twilio.run([item], { ...sendEachItem, options: { timeout: 1 } }, settings);
	expect(jsonOf(run, twilioNodeName)[0]?.details).toMatchObject({ outcome: 'unknown' });
	expect(twilio.standIn.requests.filter(creating())).toHaveLength(1);
});

test('an answer that drips does not outlive Timeout', async () => {
	const server = createServer((_request, response) => {
		response.writeHead(201, { 'Content-Type': 'application/json' });
		const dripping = setInterval(() => response.write(' '), 100);
		response.on('close', () => {
			clearInterval(dripping);
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const begun = Date.now();
	const run = await twilio.run(
		[{ sid: 'SM00000000000000000000000000000001' }],
		{
			operation: 'get',
			messageSid: { __rl: true, mode: 'id', value: '={{ $json.sid }}' },
			options: { timeout: 1 },
		},
		{ onError: 'continueRegularOutput' },
		{ baseUrl: `http://127.0.0.1:${port}` },
	);
	server.closeAllConnections();
	server.close();
	expect(jsonOf(run, twilioNodeName)[0]?.details).toMatchObject({ outcome: 'unknown' });
	// Tried again for a while, and each try ended by itself.
	expect(Date.now() - begun).toBeLessThan(50_000);
});

test('nothing is sent any more once it could not be checked whether an item was sent before', async () => {
	const [first, second] = recipients(2);
	twilio.standIn.faults.decide = ({ method, query }) =>
		method === 'GET' && decodeURIComponent(query).includes(second?.to ?? '')
			? { kind: 'refusal', code: 20003 }
			: undefined;
	const run = await twilio.run([first ?? {}, second ?? {}], {
		...sendEachItem,
		options: { skipIfSentWithin: 60, maxConcurrentRequests: 1 },
	});
	expect(run.data.resultData.error?.message).toMatch(/Skip If Sent Within could not be checked/);
	expect(twilio.standIn.messages()).toEqual([]);
});
