import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowFile } from '../../n8n/api';
import { defaults } from '../../twilio-stand-in/server';

/** Somebody to be texted. */
export interface Person {
	readonly to: string;
	readonly body: string;
}

/** So many people, each with a number and a text of their own. */
export function people(count: number, first = 0): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		to: `+1415555${String(2000 + first + index)}`,
		body: `Text ${first + index}`,
	}));
}

/** The name of our node in the workflows below. */
export const sendingNode = 'Send SMS';

/** How a workflow below sends. */
export interface Sending {
	/** The id of the Twilio credential. */
	readonly credential: string;
	/** Added to the node's fields. */
	readonly options?: object;
	/** Added to the node itself, such as `retryOnFail`. */
	readonly settings?: object;
}

/** A workflow that texts the people that a POST to `/webhook/<path>` brings in its `people`. */
export function sendingWorkflow(
	path: string,
	{ credential, options = {}, settings = {} }: Sending,
): WorkflowFile {
	const nodes = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
		},
		{
			name: 'People',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.people', options: {} },
		},
		{
			name: sendingNode,
			type: 'n8n-nodes-twilio-messaging.twilioMessaging',
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'sendSms',
				senderType: 'from',
				from: { __rl: true, mode: 'sender', value: defaults.number },
				to: '={{ $json.to }}',
				body: '={{ $json.body }}',
				options,
			},
			credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
			...settings,
		},
	];
	return {
		name: path,
		nodes: nodes.map((node, index) => ({ id: node.name, position: [index * 220, 0], ...node })),
		connections: {
			Webhook: { main: [[{ node: 'People', type: 'main', index: 0 }]] },
			People: { main: [[{ node: sendingNode, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

const mostMillisecondsToRegister = 15_000;

/** Calls a workflow's webhook. n8n registers it some time after it has said that the workflow is active. */
export async function call(
	url: string,
	path: string,
	body: object | Buffer,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
	const latest = Date.now() + mostMillisecondsToRegister;
	for (;;) {
		const answer = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: Buffer.isBuffer(body) ? body : JSON.stringify(body),
		});
		if (answer.ok) return answer;
		if (answer.status !== 404 || Date.now() > latest)
			throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`);
		await pause(100);
	}
}
