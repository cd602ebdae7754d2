import type { WorkflowFile } from '../../n8n/api';

/** What a workflow below does with what comes in. */
export interface Receiving {
	/** The id of the Twilio credential. */
	readonly credential: string;
	/** The trigger's fields. */
	readonly trigger: object;
	/** Seconds that the workflow takes. */
	readonly seconds?: number;
	/** Whether nothing follows the trigger. */
	readonly alone?: boolean;
}

/** The name of the trigger in the workflows below. */
export const triggerNode = 'Twilio Messaging Trigger';

/** A workflow that answers "You said …" in its last item's field `reply`. */
export function receivingWorkflow(
	webhookId: string,
	{ credential, trigger, seconds, alone = false }: Receiving,
): WorkflowFile {
	const nodes = [
		{
			name: triggerNode,
			type: 'n8n-nodes-twilio-messaging.twilioMessagingTrigger',
			typeVersion: 1,
			webhookId,
			parameters: trigger,
			credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
		},
		...(seconds === undefined
			? []
			: [
					{
						name: 'Wait',
						type: 'n8n-nodes-base.wait',
						typeVersion: 1.1,
						parameters: { amount: seconds, unit: 'seconds' },
					},
				]),
		{
			name: 'Reply',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				assignments: {
					assignments: [
						{ id: 'reply', name: 'reply', type: 'string', value: '=You said {{ $json.body }}' },
					],
				},
				includeOtherFields: true,
				options: {},
			},
		},
	];
	const used = alone ? nodes.slice(0, 1) : nodes;
	const names = used.map(({ name }) => name);
	return {
		name: webhookId,
		nodes: used.map((node, index) => ({ id: node.name, position: [index * 220, 0], ...node })),
		connections: Object.fromEntries(
			names
				.slice(0, -1)
				.map((name, index) => [
					name,
					{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}
