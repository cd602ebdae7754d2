import { setTimeout as pause } from 'node:timers/promises';
import { defaults } from '../twilio-stand-in/server';
import type { SavedWorkflow } from '../n8n/api';
import { receivingWorkflow, triggerNode, type Receiving } from './harness/receiving';
import { setUpN8n } from './harness/setUpN8n';
import { waitUntil } from './harness/waitUntil';

const n8n = setUpN8n();
const person = '+14155552671';
/** Posted at once: an n8n on SQLite answers 503 to far more. */
const atOnce = 10;
const to = defaults.numberWithoutService;

const ownNumber = () => {
	const found = n8n.playground.standIn.phoneNumbers().find((each) => each.phone_number === to);
	if (!found) throw new Error(`There is no ${to}`);
	return found;
};
const fromNumber = () => ({
	source: 'phoneNumber',
	phoneNumberSid: { __rl: true, mode: 'id', value: ownNumber().sid },
	events: ['messageReceived'],
});

let active: SavedWorkflow | undefined;

async function activate(name: string, receiving: Omit<Receiving, 'credential'>) {
	const { api, choices } = n8n.playground;
	const { credential } = choices;
	active = await api.createWorkflow(receivingWorkflow(name, { credential, ...receiving }));
	await api.activate(active);
	// n8n says so a little before the webhook can be called.
	await pause(2000);
	return active;
}

afterEach(async () => {
	if (active) await n8n.playground.api.deactivate(active);
	active = undefined;
});

const executions = async (workflow: SavedWorkflow) =>
	await n8n.playground.api.executionIds(workflow);

test('a message starts the workflow, and its reply goes back', async () => {
	const { standIn, api } = n8n.playground;
	const before = ownNumber();
	const trigger = { ...fromNumber(), reply: 'workflow', replyField: 'reply' };
	const workflow = await activate('replying', { trigger });
	expect(ownNumber().sms_url).toBe(`${n8n.playground.n8n.url}/webhook/replying/webhook`);

	const { attempts, replies } = await standIn.receive({ from: person, to, body: 'Tea & <cake>' });
	expect(attempts.map(({ status, contentType }) => [status, contentType])).toEqual([
		[200, 'text/xml; charset=utf-8'],
	]);
	expect(replies.map((reply) => [reply.to, reply.body])).toEqual([
		[person, 'You said Tea & <cake>'],
	]);
	const run = await api.latestExecution(workflow);
	expect(run.items(triggerNode)).toMatchObject([
		{ event: 'messageReceived', from: person, to, body: 'Tea & <cake>', channel: 'sms' },
	]);

	await api.deactivate(workflow);
	active = undefined;
	await waitUntil('the number is given back', () => ownNumber().sms_url === before.sms_url);
	expect({ ...ownNumber(), date_updated: '' }).toEqual({ ...before, date_updated: '' });
});

test('forged requests start nothing and are told nothing; a redelivery starts nothing twice', async () => {
	const { standIn } = n8n.playground;
	const workflow = await activate('guarded', { trigger: fromNumber() });
	const { webhook, replies } = await standIn.receive({ from: person, to, body: 'Hello' });
	if (!webhook) throw new Error('Nothing was posted');
	expect(replies).toEqual([]);
	const forgeries = [
		{ authToken: 'another-token' },
		{ tampered: { Body: 'Forged' } },
		{ signature: null },
	];
	for (const forgery of forgeries) {
		expect(await standIn.deliver(webhook, forgery)).toMatchObject({ status: 403, text: '' });
	}
	for (let count = 0; count < 3; count++) {
		expect((await standIn.deliver(webhook)).status).toBe(200);
	}
	await pause(500);
	expect(await executions(workflow)).toHaveLength(1);
});

test('pictures are downloaded, and only Twilio is given the credential', async () => {
	const { standIn, api } = n8n.playground;
	const trigger = { ...fromNumber(), options: { downloadMedia: true } };
	const workflow = await activate('pictures', { trigger });
	await standIn.receive({ from: person, to, mediaUrls: ['https://example.com/1.png'] });
	const [item] = (await api.latestExecution(workflow)).items(triggerNode);
	expect(item).toMatchObject({ channel: 'mms', media: [{}] });
	expect(item).not.toHaveProperty('mediaProblems');
	const asked = standIn.requests.filter(({ path }) => path.includes('/Media/'));
	expect(asked.map(({ headers }) => headers.authorization !== undefined)).toEqual([true]);
	expect(standIn.mediaRequests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('a workflow that takes too long gets Twilio an empty answer in time', async () => {
	const trigger = { ...fromNumber(), reply: 'workflow', replyField: 'reply' };
	const workflow = await activate('slow', { trigger, seconds: 16 });
	const begun = Date.now();
	const { attempts, replies } = await n8n.playground.standIn.receive({ from: person, to });
	expect(attempts.map(({ status, failure }) => [status, failure])).toEqual([[200, undefined]]);
	expect(Date.now() - begun).toBeLessThan(15_000);
	expect(replies).toEqual([]);
	expect((await n8n.playground.api.latestExecution(workflow)).status).toBe('success');
});

test('what is sent comes back as status updates', async () => {
	const { api, standIn } = n8n.playground;
	const trigger = { source: 'manual', events: ['messageStatusUpdated'], statuses: [] };
	const workflow = await activate('statuses', { trigger });
	const sid = await sendWithCallback(`${n8n.playground.n8n.url}/webhook/statuses/webhook`);
	standIn.clock.advance(60_000);
	const attempts = await standIn.sendStatusCallbacks();
	expect(attempts.every(({ status }) => status === 200)).toBe(true);
	await finished(workflow, attempts.length);
	const ids = await executions(workflow);
	const runs = await Promise.all(ids.map(async (id) => await api.executionAtItsEnd(id)));
	const told = runs.flatMap((run) => run.items(triggerNode));
	expect(told.every((item) => item.sid === sid)).toBe(true);
	expect(told.map(({ status }) => status)).toEqual(expect.arrayContaining(['sent', 'delivered']));
});

async function sendWithCallback(statusCallback: string): Promise<string> {
	const { api, choices } = n8n.playground;
	const node = (name: string, type: string, rest: object) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		...rest,
	});
	const workflow = await api.createWorkflow({
		name: 'Send',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', { parameters: {} }),
			node('Send SMS', 'n8n-nodes-twilio-messaging.twilioMessaging', {
				parameters: {
					resource: 'message',
					operation: 'sendSms',
					senderType: 'from',
					from: { __rl: true, mode: 'sender', value: to },
					to: person,
					body: 'Your parcel is here.',
					options: { statusCallback },
				},
				credentials: { twilioMessagingApi: { id: choices.credential, name: 'Twilio' } },
			}),
		],
		connections: { Start: { main: [[{ node: 'Send SMS', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	const run = await api.run(workflow, 'Start');
	return String(run.items('Send SMS')[0]?.sid);
}

test('a burst of 200 messages: none lost, none twice', async () => {
	const { standIn } = n8n.playground;
	const workflow = await activate('burst', { trigger: fromNumber() });
	const count = 200;
	const begun = Date.now();
	const received: Array<Awaited<ReturnType<typeof standIn.receive>>> = [];
	let next = 0;
	const sender = async () => {
		while (next < count) {
			received.push(await standIn.receive({ from: person, to, body: `Message ${next++}` }));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	const seconds = (Date.now() - begun) / 1000;
	const refused = received.filter(({ attempts }) => attempts.at(-1)?.status !== 200);
	expect(refused.map(({ attempts }) => attempts.at(-1))).toEqual([]);
	const sids = new Set(received.map(({ message }) => message?.sid));
	expect(sids.size).toBe(count);
	const redelivered = received.filter(({ attempts }) => attempts.length > 1).length;
	await finished(workflow, count);
	await pause(2000);
	expect(await n8n.playground.api.executionCount(workflow)).toBe(count);
	process.stdout.write(
		`Burst: ${count} messages answered in ${seconds.toFixed(1)} s (${Math.round(count / seconds)} a second), ${redelivered} delivered again\n`,
	);
}, 300_000);

async function finished(workflow: SavedWorkflow, count: number): Promise<void> {
	const latest = Date.now() + 120_000;
	while ((await n8n.playground.api.executionCount(workflow)) < count && Date.now() < latest) {
		await pause(500);
	}
}
