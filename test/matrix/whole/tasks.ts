import { setTimeout as pause } from 'node:timers/promises';
import {
	AskingExecution,
	askingNode,
	askingWorkflow,
	call,
	linkOf,
	person,
} from '../../e2e/harness/asking';
import { receivingWorkflow } from '../../e2e/harness/receiving';
import { numberSetting, ownNumber } from '../../e2e/harness/triggerExample';
import { example } from '../../n8n/example';
import type { Playground } from '../../n8n/playground';

/** Something that the package does in the whole of an n8n. */
export interface Task {
	readonly name: string;
	/** @throws an error that says what did not come about */
	readonly carryOut: (playground: Playground) => Promise<void>;
}

/** What is tried, in this order. */
export const tasks: readonly Task[] = [
	{ name: 'Sending three texts', carryOut: sendThreeTexts },
	{ name: 'Answering a text', carryOut: answerText },
	{ name: 'Asking a question, and going on with the answer', carryOut: askQuestion },
];

async function sendThreeTexts({ api, choices, standIn }: Playground): Promise<void> {
	const workflow = await api.createWorkflow(example('send-to-a-list.json', choices));
	const run = await api.run(workflow, 'When clicking ‘Execute workflow’');
	if (run.status !== 'success') throw new Error(run.error?.message ?? `It ended as ${run.status}`);
	const sids = run.items('Send SMS').map(({ sid }) => sid);
	const accepted = standIn.messages().map(({ sid }) => sid);
	if (accepted.length !== 3 || sids.join() !== accepted.join())
		throw new Error(`${accepted.length} texts were sent, and the node gave ${sids.length}`);
}

async function answerText({ api, choices, standIn }: Playground): Promise<void> {
	const trigger = {
		source: 'phoneNumber',
		phoneNumberSid: { __rl: true, mode: 'id', value: numberSetting(standIn, 'sid') },
		events: ['messageReceived'],
		reply: 'workflow',
		replyField: 'reply',
	};
	const { credential } = choices;
	const workflow = await api.createWorkflow(
		receivingWorkflow('answering', { credential, trigger }),
	);
	await api.activate(workflow);
	// n8n says so a little before the webhook can be called.
	await pause(2000);
	const { replies } = await standIn.receive({ from: person.to, to: ownNumber, body: 'Hello' });
	await api.deactivate(workflow);
	const texts = replies.map(({ body }) => body);
	if (texts.join() !== 'You said Hello')
		throw new Error(`The replies are ${JSON.stringify(texts)}`);
}

async function askQuestion(playground: Playground): Promise<void> {
	const { api, choices, standIn } = playground;
	const workflow = await api.createWorkflow(askingWorkflow(choices.credential, [person]));
	const before = standIn.messages().length;
	const execution = await AskingExecution.start(playground, workflow);
	await execution.asks(before + 1);
	const link = linkOf({ standIn, url: playground.n8n.url }, before);
	const approval = { answeredBy: 'page', decision: 'approve' };
	const changed = await call(`${link}0`, approval);
	if (changed.status !== 401) throw new Error(`A changed link is answered ${changed.status}`);
	const { status } = await call(link, approval);
	if (status !== 200) throw new Error(`The answer is answered ${status}`);
	const run = await execution.end();
	const [item] = run.items(askingNode);
	if (!JSON.stringify(item?.data ?? {}).includes('"approved":true'))
		throw new Error(`It ended as ${run.status}, with ${JSON.stringify(item)}`);
}
