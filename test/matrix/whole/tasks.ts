import { setTimeout as pause } from 'node:timers/promises';
import { linksIn } from '../../engine/waitingExecution';
import { askingNode, askingWorkflow, call, person } from '../../e2e/harness/asking';
import { receivingWorkflow } from '../../e2e/harness/receiving';
import { example } from '../../n8n/example';
import type { Playground } from '../../n8n/playground';
import { defaults } from '../../twilio-stand-in/defaultAccount';

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
	const number = defaults.numberWithoutService;
	const found = standIn.phoneNumbers().find((each) => each.phone_number === number);
	const trigger = {
		source: 'phoneNumber',
		phoneNumberSid: { __rl: true, mode: 'id', value: found?.sid },
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
	const { replies } = await standIn.receive({ from: person.to, to: number, body: 'Hello' });
	await api.deactivate(workflow);
	const texts = replies.map(({ body }) => body);
	if (texts.join() !== 'You said Hello')
		throw new Error(`The replies are ${JSON.stringify(texts)}`);
}

async function askQuestion({ api, choices, standIn }: Playground): Promise<void> {
	const workflow = await api.createWorkflow(askingWorkflow(choices.credential, [person]));
	const id = await api.start(workflow, 'Start');
	const asked = await api.executionAtItsEnd(id);
	if (asked.status !== 'waiting')
		throw new Error(asked.error?.message ?? `It ended as ${asked.status}`);
	const [link] = linksIn(standIn.messages().at(-1)?.body ?? '');
	if (link === undefined) throw new Error('No link was sent');
	const changed = await call(`${link}0`, { answeredBy: 'page', decision: 'approve' });
	if (changed.status !== 401) throw new Error(`A changed link is answered ${changed.status}`);
	const { status } = await call(link, { answeredBy: 'page', decision: 'approve' });
	if (status !== 200) throw new Error(`The answer is answered ${status}`);
	const latest = Date.now() + longestMilliseconds;
	let run = asked;
	while (run.status === 'waiting' && Date.now() < latest) {
		await pause(200);
		run = await api.executionAtItsEnd(id);
	}
	const [item] = run.items(askingNode);
	if (!JSON.stringify(item?.data ?? {}).includes('"approved":true'))
		throw new Error(`It ended as ${run.status}, with ${JSON.stringify(item)}`);
}

const longestMilliseconds = 60_000;
