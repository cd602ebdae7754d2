import { example } from '../n8n/example';
import { setUpN8n } from './harness/setUpN8n';
import { call } from './harness/workflows';

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
