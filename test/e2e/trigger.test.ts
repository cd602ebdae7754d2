import { setTimeout as pause } from 'node:timers/promises';
import { withoutNote } from '../engine/withoutNote';
import type { SavedWorkflow } from '../n8n/api';
import { lockDatabase } from '../n8n/lockDatabase';
import { triggerNode } from './harness/receiving';
import { setUpN8n } from './harness/setUpN8n';
import { person, setUpTrigger, to } from './harness/setUpTrigger';
import { waitUntil } from './harness/waitUntil';

/** Covers TwilioMessagingTrigger.node, receive, webhookRequest, receivedMedia, fields/index, events, options, reply, triggerParameters. */

const n8n = setUpN8n();
const { activate, deactivate, fromNumber, ownNumber } = setUpTrigger(n8n);

const executions = async (workflow: SavedWorkflow) =>
	await n8n.playground.api.executionIds(workflow);

test('a message starts the workflow, and its reply goes back', async () => {
	const { standIn, api } = n8n.playground;
	const before = ownNumber();
	const trigger = { ...fromNumber(), reply: 'workflow', replyField: 'reply' };
	const workflow = await activate('replying', { trigger });
	expect(withoutNote(ownNumber().sms_url)).toBe(
		`${n8n.playground.n8n.url}/webhook/replying/webhook`,
	);

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

	await deactivate();
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

test('what n8n cannot store, Twilio does not take for delivered; posted again, it starts the workflow once', async () => {
	const { standIn, userFolder } = n8n.playground;
	const workflow = await activate('stored', { trigger: fromNumber() });
	const lock = await lockDatabase(userFolder);
	const { webhook, attempts } = await standIn.receive({ from: person, to, body: 'Hello' });
	await lock.stop();
	expect(attempts).toMatchObject([{ status: 500, text: '' }]);
	if (!webhook) throw new Error('Nothing was posted');
	for (let count = 0; count < 2; count++) {
		expect((await standIn.deliver(webhook)).status).toBe(200);
	}
	await finished(workflow, 1);
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

async function finished(workflow: SavedWorkflow, count: number): Promise<void> {
	const latest = Date.now() + 120_000;
	while ((await n8n.playground.api.executionCount(workflow)) < count && Date.now() < latest) {
		await pause(500);
	}
}
