import { setTimeout as pause } from 'node:timers/promises';
import type { Execution } from '../n8n/execution';
import type { SavedWorkflow } from '../n8n/api';
import { defaults } from '../twilio-stand-in/server';
import { askingNode, askingWorkflow } from './harness/asking';
import { setUpN8n } from './harness/setUpN8n';
import { person, setUpTrigger, to as number } from './harness/setUpTrigger';

/** The trigger and the node that waits, together: a person texts back to a question. */
const n8n = setUpN8n();
const { activate, fromNumber } = setUpTrigger(n8n);

const answering = { answerWaitingQuestions: true };
/** What a workflow answers that is started: whoever is answered so has not answered the question. */
const asNormal = { reply: 'workflow', replyField: 'reply', options: answering };
const confirmation = 'Thank you, your answer has arrived.';
const print = (what: string) => process.stdout.write(`  ${what}\n`);

interface Question {
	readonly id: string;
	/** Where the person has it from. */
	readonly from: string;
}

async function ask(fields: object = {}, to = person): Promise<Question> {
	const { api, choices, standIn } = n8n.playground;
	const asked = standIn.messages().length;
	const from = { __rl: true, mode: 'sender', value: number };
	const workflow = askingWorkflow(choices.credential, [{ to, order: 7 }], { from, ...fields });
	const id = await api.start(await api.createWorkflow(workflow), 'Start');
	expect((await api.executionAtItsEnd(id)).status).toBe('waiting');
	expect(standIn.messages()).toHaveLength(asked + 1);
	// Until Twilio has sent it.
	await pause(300);
	return { id, from: String(standIn.messages().at(-1)?.from) };
}

const status = async ({ id }: Question) => (await n8n.playground.api.executionAtItsEnd(id)).status;

async function end({ id }: Question): Promise<Execution> {
	for (;;) {
		const run = await n8n.playground.api.executionAtItsEnd(id);
		if (run.status !== 'waiting') return run;
		await pause(100);
	}
}

/** The person texts; what they are told, in the order of the messages. */
async function texts(body: string, { from }: Pick<Question, 'from'>, who = person) {
	const { attempts, replies, errors } = await n8n.playground.standIn.receive({
		from: who,
		to: from,
		body,
	});
	expect([attempts.map((attempt) => attempt.status), errors]).toEqual([[200], []]);
	return replies.map((reply) => reply.body);
}

const started = async (workflow: SavedWorkflow) =>
	(await n8n.playground.api.executionIds(workflow)).length;

test('YES, NO with words, a label, free text and something else, in turn', async () => {
	const workflow = await activate('answers', { trigger: { ...fromNumber(), ...asNormal } });
	const labels = { approvalType: 'double', approveLabel: 'On my way', disapproveLabel: 'Not now' };
	const freeText = { responseType: 'freeText' };
	for (const [text, fields, data] of [
		['YES', {}, { approved: true }],
		['yes! 👍', {}, { approved: true }],
		['NO, only 20 EUR', {}, { approved: false, chatInput: 'only 20 EUR' }],
		['on my way', { approvalOptions: { values: labels } }, { approved: true }],
		['Not now.', { approvalOptions: { values: labels } }, { approved: false }],
		['Half past nine 🙂', freeText, { text: 'Half past nine 🙂' }],
	] as const) {
		const question = await ask(fields);
		expect(await texts(text, question)).toEqual([confirmation]);
		const run = await end(question);
		expect([run.status, run.error]).toEqual(['success', undefined]);
		const [output] = run.items(askingNode);
		expect(output?.data).toMatchObject({ ...data, answeredBy: person, answeredVia: 'text' });
		expect(output).toMatchObject({ to: person, order: 7 });
		print(`${JSON.stringify(text)}: ${JSON.stringify(output?.data)}`);
	}
	expect(await started(workflow)).toBe(0);

	const question = await ask();
	expect(await texts('What for?', question)).toEqual(['You said What for?']);
	print('"What for?": the workflow of the trigger starts, and replies');
	// The reply was the number's last message: from now on, only the link answers the question. (A reply
	// to a YES that is younger than three seconds would be Twilio's own.)
	await pause(4000);
	expect(await texts('YES', question)).toEqual(['You said YES']);
	expect(await status(question)).toBe('waiting');
	expect(await started(workflow)).toBe(2);
});

test('what the workflow of the trigger does not answer leaves the question open', async () => {
	const workflow = await activate('quiet', {
		trigger: { ...fromNumber(), options: answering },
		alone: true,
	});
	const question = await ask({ options: { confirmReply: false } });
	const others = ['What for?', 'ok', 'yes please', 'YES 👎', 'yes, but only 20', '👍'];
	for (const text of others) expect(await texts(text, question)).toEqual([]);
	expect(await texts('YES', question, '+14155550199')).toEqual([]);
	expect(await status(question)).toBe('waiting');
	print(`${others.join(' | ')}: each starts the workflow of the trigger, the question waits`);
	expect(await texts('No', question)).toEqual([]);
	expect((await end(question)).items(askingNode)).toMatchObject([{ data: { approved: false } }]);
	expect(await started(workflow)).toBe(others.length + 1);
	// Once answered, it is over.
	expect(await texts('YES', question)).toEqual([]);
	expect(await started(workflow)).toBe(others.length + 2);
});

test.each([
	[
		'SMS, by a number that the service chose',
		person,
		{ senderType: 'messagingService', messagingServiceSid: service() },
	],
	[
		'WhatsApp',
		`whatsapp:${person}`,
		{
			channel: 'whatsapp',
			senderType: 'from',
			from: { __rl: true, mode: 'sender', value: defaults.whatsAppSender },
		},
	],
])('through a Messaging Service: %s', async (_, who, fields) => {
	const workflow = await activate('service', {
		trigger: {
			source: 'messagingService',
			messagingServiceSid: service(),
			events: ['messageReceived'],
			...asNormal,
		},
	});
	const question = await ask(fields, person);
	expect(question.from).toMatch(/^(whatsapp:)?\+\d+$/);
	expect(await texts('Yes.', question, who)).toEqual([confirmation]);
	expect((await end(question)).items(askingNode)).toMatchObject([
		{ data: { approved: true, answeredBy: who, answeredVia: 'text' } },
	]);
	expect(await started(workflow)).toBe(0);
});

function service() {
	return { __rl: true, mode: 'id', value: defaults.messagingServiceSid };
}
