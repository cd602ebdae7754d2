import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowSource } from '../engine/engine';
import { twilioNodeName } from '../engine/twilioNode';
import { defaults } from '../twilio-stand-in/server';
import type { Schedule } from './schedule';

/** Our node behind as many sources as there are rounds: it runs once for each, in their order. */
export function workflowOf(schedule: Schedule): WorkflowSource {
	const sources = schedule.rounds.map((letters, round): INode => ({
		id: `round-${round}`,
		name: `Round ${round}`,
		type: 'test.items',
		typeVersion: 1,
		position: [200, round * 100],
		parameters: { items: JSON.stringify(letters) },
	}));
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const toNode = (node: string) => ({ node, type: 'main' as const, index: 0 });
	const connections: IConnections = {
		Start: { main: [sources.map(({ name }) => toNode(name))] },
		...Object.fromEntries(sources.map(({ name }) => [name, { main: [[toNode(twilioNodeName)]] }])),
	};
	return { nodes: [start, ...sources, twilioNode(schedule)], connections };
}

function twilioNode(schedule: Schedule): INode {
	return {
		id: 'twilio',
		name: twilioNodeName,
		type: 'n8n-nodes-twilio-messaging.twilioMessaging',
		typeVersion: 1,
		position: [400, 0],
		parameters: parametersOf(schedule),
		credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } },
		onError: schedule.onError,
		retryOnFail: schedule.tries > 1,
		maxTries: schedule.tries,
		// n8n takes 0 for its default of a second.
		waitBetweenTries: 1,
	};
}

function parametersOf(schedule: Schedule): INodeParameters {
	return {
		resource: 'message',
		operation: schedule.operation,
		senderType: schedule.senderType,
		from: { __rl: true, mode: 'sender', value: '={{ $json.from }}' },
		messagingServiceSid: { __rl: true, mode: 'id', value: defaults.messagingServiceSid },
		to: '={{ $json.to }}',
		body: '={{ $json.body }}',
		mediaUrl: '={{ $json.media }}',
		options: {
			contentSid: '={{ $json.contentSid }}',
			smartEncoded: '={{ $json.smartEncoded }}',
			maxConcurrentRequests: schedule.maxConcurrentRequests,
			skipDuplicateRecipients: schedule.skipDuplicateRecipients,
			...(schedule.skipIfSentWithin && { skipIfSentWithin: 60 }),
		},
	};
}
