import './environment';
import { HookContext } from 'n8n-core';
import {
	jsonParse,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
} from 'n8n-workflow';
import { standInCredential } from './twilioNode';
import type { TwilioSetUp } from './setUpTwilio';

/** A trigger as n8n keeps it: its fields, and what it has stored with its workflow. */
export interface KeptTrigger {
	readonly parameters: INodeParameters;
	/** Survives n8n's end. */
	staticData: IDataObject;
}

/** How n8n calls a trigger's webhook methods. */
export interface HookSettings {
	/** When the editor listens for a test. */
	readonly isTest?: boolean;
	/** Fields of the credential that differ from the stand-in's. */
	readonly credential?: IDataObject;
}

const webhookId = '8f1c2f64-0000-4000-8000-000000000001';
const base = 'http://localhost:5678';

/** Where Twilio is told to post. */
export const webhookUrl = `${base}/webhook/${webhookId}/webhook`;
export const testWebhookUrl = `${base}/webhook-test/${webhookId}/webhook`;

/** A trigger that nothing is known of yet. */
export function newTrigger(parameters: INodeParameters): KeptTrigger {
	return { parameters, staticData: {} };
}

/** Every workflow has a name: n8n-core's own type leaves that open. */
class NamedHookContext extends HookContext {
	override getWorkflow() {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}
}

async function call(
	{ engine, standIn }: TwilioSetUp,
	kept: KeptTrigger,
	method: 'checkExists' | 'create' | 'delete',
	{ isTest = false, credential = {} }: HookSettings,
): Promise<boolean> {
	const node: INode = {
		id: 'trigger',
		name: 'Twilio Messaging Trigger',
		type: 'n8n-nodes-twilio-messaging.twilioMessagingTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId,
		parameters: kept.parameters,
		credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } },
	};
	const source = { nodes: [node], connections: {} };
	const workflow = new Workflow({
		id: 'test',
		...source,
		active: !isTest,
		nodeTypes: engine.nodeTypes,
		staticData: structuredClone(kept.staticData),
	});
	const type = engine.nodeTypes.getByNameAndVersion(node.type, 1);
	const [webhookDescription] = type.description.webhooks ?? [];
	if (!webhookDescription) throw new Error('The trigger has no webhook');
	const workflowNode = workflow.getNode(node.name) ?? node;
	// At the end of listening, n8n says no more that it was for a test; only the address tells.
	const [mode, activation] =
		method === 'delete'
			? (['internal', 'update'] as const)
			: isTest
				? (['manual', 'manual'] as const)
				: (['trigger', 'activate'] as const);
	const context = new NamedHookContext(
		workflow,
		workflowNode,
		engine.additionalData(source, standInCredential(standIn, credential)),
		mode,
		activation,
		{
			httpMethod: 'POST',
			node: node.name,
			path: `${webhookId}/webhook`,
			webhookDescription,
			workflowId: 'test',
			isTest,
			workflowExecuteAdditionalData: engine.additionalData(source, new Map()),
		},
	);
	const done = await type.webhookMethods?.default?.[method].call(context);
	// As n8n does: what a method has stored is kept unless the method has failed.
	kept.staticData = jsonParse<IDataObject>(JSON.stringify(workflow.staticData));
	return done === true;
}

/** Activates a trigger as n8n does: it is registered unless it is registered already. */
export async function activate(
	twilio: TwilioSetUp,
	kept: KeptTrigger,
	settings: HookSettings = {},
): Promise<void> {
	if (!(await call(twilio, kept, 'checkExists', settings))) {
		await call(twilio, kept, 'create', settings);
	}
}

/** Deactivates a trigger as n8n does. */
export async function deactivate(
	twilio: TwilioSetUp,
	kept: KeptTrigger,
	settings: HookSettings = {},
): Promise<void> {
	await call(twilio, kept, 'delete', settings);
}
