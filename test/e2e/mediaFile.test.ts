import { randomBytes } from 'node:crypto';
import type { WorkflowFile } from '../n8n/api';
import { defaults } from '../twilio-stand-in/server';
import { setUpN8n } from './harness/setUpN8n';
import { call } from './harness/workflows';

/** Covers inputFile, keptFiles. */

const n8n = setUpN8n();
const path = 'picture';
const sendingNode = 'Send MMS';

/** A workflow that sends the file that is posted to its webhook. */
function workflowFor(credential: string): WorkflowFile {
	const nodes = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: {
				path,
				httpMethod: 'POST',
				responseMode: 'lastNode',
				options: { binaryPropertyName: 'picture' },
			},
		},
		{
			name: sendingNode,
			type: 'n8n-nodes-twilio-messaging.twilioMessaging',
			typeVersion: 1,
			parameters: {
				operation: 'sendMms',
				senderType: 'from',
				from: { __rl: true, mode: 'sender', value: defaults.number },
				to: '+14155552671',
				mediaUrl: [],
				binaryPropertyName: 'picture',
				body: 'Look',
			},
			credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
		},
	];
	return {
		name: path,
		nodes: nodes.map((node, index) => ({ id: node.name, position: [index * 220, 0], ...node })),
		connections: { Webhook: { main: [[{ node: sendingNode, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

test('a file of the workflow arrives at Twilio byte for byte', async () => {
	const { standIn, api, choices } = n8n.playground;
	const workflow = await api.createWorkflow(workflowFor(choices.credential));
	await api.activate(workflow);
	const bytes = randomBytes(100_000);
	await call(n8n.playground.n8n.url, path, bytes, { 'content-type': 'image/png' });
	const [message] = standIn.messages();
	expect(message).toMatchObject({ to: '+14155552671', body: 'Look', num_media: '1' });
	expect(await standIn.fetchMedia()).toMatchObject([{ status: 200 }]);
	const [file] = standIn.mediaOf(message?.sid ?? '');
	expect(file?.contentType).toBe('image/png');
	expect(file?.bytes.equals(bytes)).toBe(true);

	const guessed = await fetch((file?.address ?? '').slice(0, -3) + 'abc');
	expect(guessed.status).toBe(400);
	await api.deactivate(workflow);
});
