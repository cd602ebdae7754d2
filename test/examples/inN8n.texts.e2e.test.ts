import { defaults } from '../twilio-stand-in/server';
import { example } from '../n8n/example';
import { setUpN8n } from '../e2e/harness/setUpN8n';
import { waitUntil } from '../e2e/harness/waitUntil';
import { withNode } from '../e2e/harness/withNode';
import { call } from '../e2e/harness/workflows';

/**
 * In the whole of n8n: send-to-a-list, appointment-reminders, alert-on-failure, bulk-send-report, follow-up and retention.
 * Several share a file because each file starts an n8n, which takes a minute; `-t cost-report` runs one.
 */
const n8n = setUpN8n();

const importExample = async (file: string) => {
	const { api, choices } = n8n.playground;
	return await api.createWorkflow(example(file, choices));
};

const sent = () => n8n.playground.standIn.messages().map(({ to, body }) => ({ to, body }));

test('send-to-a-list.json: a person drags nodes together and runs them', async () => {
	const workflow = await importExample('send-to-a-list.json');
	const run = await n8n.playground.api.run(workflow, 'When clicking ‘Execute workflow’');

	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(sent().map(({ to }) => to)).toEqual(['+12025550111', '+12025550112', '+12025550113']);
	expect(run.items('Send SMS').map(({ sid }) => sid)).toEqual(
		n8n.playground.standIn.messages().map(({ sid }) => sid),
	);
});

test('appointment-reminders.json: the schedule fires over a spreadsheet file', async () => {
	n8n.playground.standIn.delivery.refuse('+12025550177', 21614);
	const workflow = await importExample('appointment-reminders.json');
	const run = await n8n.playground.api.run(workflow, 'Every Day at 9');

	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(run.items('Sent')).toHaveLength(7);
	expect(run.items('Needs a Phone Call').map(({ name }) => name)).toEqual([
		'Tom Byrne',
		'Grace Hopper',
	]);
	const again = await n8n.playground.api.run(workflow, 'Every Day at 9');
	expect(again.items('Sent').every(({ skipped }) => skipped === true)).toBe(true);
	expect(sent()).toHaveLength(7);
});

test('alert-on-failure.json: another workflow fails', async () => {
	const { api } = n8n.playground;
	const alert = await importExample('alert-on-failure.json');
	await api.activate(alert);
	const failing = await api.createWorkflow({
		name: 'Nightly Import',
		nodes: [
			{
				id: 'webhook',
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: 'nightly-import',
				parameters: { path: 'nightly-import', httpMethod: 'POST', options: {} },
			},
			{
				id: 'stop',
				name: 'Check the File',
				type: 'n8n-nodes-base.stopAndError',
				typeVersion: 1,
				position: [200, 0],
				parameters: { errorMessage: 'The file is empty' },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Check the File', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow: alert.id },
	});
	await api.activate(failing);
	await call(n8n.playground.n8n.url, 'nightly-import', {});

	const run = await api.latestExecution(alert);
	expect(run.status).toBe('success');
	expect(sent().map(({ to }) => to)).toEqual(['+12025550123']);
	expect(sent()[0]?.body).toContain('⚠ Nightly Import failed at Check the File: The file is empty');
});

test('bulk-send-report.json: a webhook takes a list and answers with a report', async () => {
	const { api, choices, standIn, n8n: running } = n8n.playground;
	standIn.delivery.refuse('+12025550177', 21614);
	const { id } = await api.saveCredential('Caller', 'httpHeaderAuth', {
		name: 'x-key',
		value: 'false-key',
	});
	const credentials = { httpHeaderAuth: { id, name: 'Caller' } };
	const workflow = example('bulk-send-report.json', choices);
	await api.activate(await api.createWorkflow(withNode(workflow, 'Receive List', { credentials })));
	const people = [
		{ name: 'Anna', phone: '+12025550111', text: 'Hi Anna!' },
		{ name: 'Cleo', phone: '+12025550177', text: 'Hi Cleo!' },
		{ name: 'Béla', phone: '+12025550112', text: 'Hi Béla!' },
	];
	const answer = await call(running.url, 'send-texts', { people }, { 'x-key': 'false-key' });

	expect(await answer.json()).toMatchObject({
		sent: 2,
		skipped: 0,
		failed: 1,
		failures: [{ name: 'Cleo', error: expect.stringContaining('21614') as unknown }],
	});
	expect(sent()).toEqual([
		{ to: '+12025550111', body: 'Hi Anna!' },
		{ to: '+12025550112', body: 'Hi Béla!' },
	]);
	await expect(call(running.url, 'send-texts', { people })).rejects.toThrow('403');
	expect(sent()).toHaveLength(2);
});

test('follow-up.json: a text that is not delivered goes out again by WhatsApp', async () => {
	const { api, choices, standIn } = n8n.playground;
	standIn.delivery.setOutcome('+12025550111', { status: 'undelivered', errorCode: 30003 });
	const wait = { parameters: { amount: 1, unit: 'seconds' } };
	const workflow = withNode(example('follow-up.json', choices), 'Wait 5 Minutes', wait);
	const run = await api.run(await api.createWorkflow(workflow), 'When clicking ‘Execute workflow’');

	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(standIn.messages().map(({ to, from }) => [to, from])).toEqual([
		['+12025550111', defaults.numberWithoutService],
		['whatsapp:+12025550111', defaults.whatsAppSender],
	]);
});

test('retention.json: the schedule fires, old texts are erased and older records deleted', async () => {
	const { api, standIn } = n8n.playground;
	const daysAgo = (days: number) => ({
		createdAt: new Date(Date.now() - days * 24 * 60 * 60 * 1000),
		body: `${days} days ago`,
	});
	for (const days of [400, 31, 29]) standIn.seedMessages(1, daysAgo(days));
	const workflow = await importExample('retention.json');
	// Its settings keep no executions: what counts is what is left at Twilio.
	await api.start(workflow, 'Every Day at 3');
	const bodies = () => standIn.messages().map(({ body }) => body);
	await waitUntil('one is deleted and one erased', () => bodies().join() === ',29 days ago');
	expect(bodies()).toEqual(['', '29 days ago']);
});
