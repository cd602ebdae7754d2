import type { INodeParameters, IRun } from 'n8n-workflow';
import type { WorkflowSource } from '../../../../engine/engine';
import { dataOfStart } from '../../../../engine/execution';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { linksIn } from '../../../../engine/waitingExecution';
import { dataOfRetry } from '../../../../faults/retryExecution';
import { creating, type Fault } from '../../../../twilio-stand-in/faults';
import { install, type Case, type Installation } from '../../../../faults/histories/processes';
import { somebody, wait } from './retrying';

/** Covers sameMessage, identity, claims, rawContent. */

const twilio = setUpTwilio();

const asking: INodeParameters = {
	...sendEachItem,
	operation: 'sendAndWait',
	message: 'May Ana book it?',
};
/** Another text each time it is read. */
const withTheTime = { ...asking, message: '=May Ana book it? {{ $now }}' };
const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const lost: Fault = { kind: 'cut', moment: 'after' };

let executions = 0;

async function execute(source: WorkflowSource, data = start(source)): Promise<IRun> {
	const executionId = `question-${++executions}`;
	const credential = standInCredential(twilio.standIn);
	return await twilio.engine.resume(source, credential, data, { executionId });
}

function start({ nodes: [first] }: WorkflowSource) {
	if (!first) throw new Error('The workflow has no node');
	return dataOfStart(first, [{}]);
}

const sent = () => twilio.standIn.messages();
const linksSent = () => sent().flatMap(({ body }) => linksIn(body));

/** A question to two people, the second of whom Twilio refuses for so many requests. */
function refusedForSecond(parameters: INodeParameters, times: number) {
	const [to, alsoAsk] = [somebody(), somebody()];
	twilio.standIn.faults.times(times, creating(alsoAsk), { kind: 'refusal', code: 21610 });
	return { to, alsoAsk, parameters: { ...parameters, options: { alsoAsk } } };
}

describe.each([
	['the same words', asking],
	['words made anew', withTheTime],
])('Within one execution, a question goes out once: %s', (_, parameters) => {
	it('when its answer was lost', async () => {
		const to = somebody();
		twilio.standIn.faults.once(creating(to), lost);
		const run = await execute(twilioWorkflow([{ to }], parameters, retrying));
		expect(run.status).toBe('waiting');
		expect(sent()).toHaveLength(1);
	});

	it('when the node could be tried again because of the second person', async () => {
		const { to, ...second } = refusedForSecond(parameters, 1);
		const run = await execute(twilioWorkflow([{ to }], second.parameters, retrying));
		expect(run.status).toBe('waiting');
		expect(sent().map((message) => message.to)).toEqual([to]);
	});

	it('when the node is tried again because nobody got it', async () => {
		const { to, alsoAsk, ...second } = refusedForSecond(parameters, 1);
		twilio.standIn.faults.once(creating(to), { kind: 'refusal', code: 21610 });
		const run = await execute(twilioWorkflow([{ to }], second.parameters, retrying));
		expect(run.status).toBe('waiting');
		expect(
			sent()
				.map((message) => message.to)
				.sort(),
		).toEqual([to, alsoAsk].sort());
		expect(new Set(linksSent()).size).toBe(2);
	});
});

describe.each([
	['the same words', asking],
	['words made anew', withTheTime],
])('Another execution asks again, with a link of its own: %s', (_, parameters) => {
	it('one that retries a failed one', async () => {
		const { to, alsoAsk, ...second } = refusedForSecond(parameters, 1);
		const workflow = twilioWorkflow([{ to }], second.parameters);
		twilio.standIn.faults.once(creating(to), { kind: 'refusal', code: 21610 });
		const failed = await execute(workflow);
		expect(failed.status).toBe('error');
		expect(sent()).toEqual([]);
		const run = await execute(workflow, dataOfRetry(failed));
		expect(run.status).toBe('waiting');
		expect(new Set(sent().map((message) => message.to))).toEqual(new Set([to, alsoAsk]));
		expect(new Set(linksSent()).size).toBe(2);
	});

	it('one after a question of which nobody knows', async () => {
		const to = somebody();
		twilio.standIn.faults.once(creating(to), { kind: 'cut', moment: 'before' });
		const workflow = twilioWorkflow([{ to }], parameters);
		const failed = await execute(workflow);
		expect(failed.status).toBe('error');
		expect(sent()).toEqual([]);
		for (const data of [dataOfRetry(failed), start(workflow)])
			expect((await execute(workflow, data)).status).toBe('waiting');
		expect(sent()).toHaveLength(2);
		expect(new Set(linksSent()).size).toBe(2);
	});

	it('two at the same time', async () => {
		const to = somebody();
		const workflow = twilioWorkflow([{ to }], parameters);
		const runs = await Promise.all([execute(workflow), execute(workflow)]);
		expect(runs.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
		expect(sent()).toHaveLength(2);
		expect(new Set(linksSent()).size).toBe(2);
	});
});

describe('An execution whose process was killed after it had asked', () => {
	let n8n: Installation;
	beforeAll(async () => {
		n8n = await install(2);
		n8n.standIn.faults.latency = 20;
	});
	afterAll(() => n8n.close());

	const messagesOf = ({ account }: Case) =>
		n8n.standIn.messages().filter(({ account_sid: sid }) => sid === account.sid);

	/** As soon as Twilio has the message. */
	async function killOnceAsked(one: Case, source: WorkflowSource, executionId: string) {
		const process = one.start();
		process.begin(source, { executionId });
		while (messagesOf(one).length === 0) await wait(2);
		process.kill();
		await n8n.standIn.settled();
	}

	it('does not ask again when another worker is handed it', async () => {
		const one = n8n.newCase();
		const source = twilioWorkflow([{ to: somebody() }], asking);
		await killOnceAsked(one, source, 'handed-over');
		const run = await one.start().run(source, { executionId: 'handed-over' });
		expect(run.status).toBe('waiting');
		expect(messagesOf(one)).toHaveLength(1);
	});

	it('is no reason for a new one not to ask', async () => {
		const one = n8n.newCase();
		const source = twilioWorkflow([{ to: somebody() }], asking);
		await killOnceAsked(one, source, 'killed');
		const run = await one.start().run(source, { executionId: 'anew' });
		expect(run.status).toBe('waiting');
		expect(messagesOf(one)).toHaveLength(2);
	});

	it('keeps what it has noted until n8n has surely stored that it waits', async () => {
		const one = n8n.newCase();
		const source = twilioWorkflow([{ to: somebody() }], asking);
		const first = one.start();
		const run = await first.run(source, { executionId: 'not-stored' });
		expect(run.status).toBe('waiting');
		first.kill();
		const again = await one.start().run(source, { executionId: 'not-stored' });
		expect(again.status).toBe('waiting');
		expect(messagesOf(one)).toHaveLength(1);
	});
});
