import './environment';
import { HookContext } from 'n8n-core';
import {
	jsonParse,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { standInCredential } from './twilioNode';
import type { TwilioSetUp } from './setUpTwilio';

/** A trigger as n8n keeps it: its fields, and what it has stored with its workflow. */
export interface KeptTrigger {
	readonly parameters: INodeParameters;
	/** Survives n8n's end. */
	staticData: IDataObject;
	/** Those of another workflow. */
	readonly ids?: TriggerIds;
}

/** What tells a trigger from those of other workflows. */
export interface TriggerIds {
	readonly workflowId: string;
	readonly webhookId: string;
}

/** How n8n calls a trigger's webhook methods. */
export interface HookSettings {
	/** When the editor listens for a test. */
	readonly isTest?: boolean;
	/** When n8n starts, and switches on what was on before. */
	readonly isStart?: boolean;
	/** Fields of the credential that differ from the stand-in's. */
	readonly credential?: IDataObject;
	/** When the credential has been deleted. */
	readonly hasNoCredential?: boolean;
	/** What n8n takes for its own address. */
	readonly address?: string;
	/** The n8n that it is, where there are several. */
	readonly instanceId?: string;
	/** Takes the warnings of n8n's log. */
	readonly log?: string[];
}

/** One of a trigger's webhook methods. */
export type HookMethod = 'checkExists' | 'create' | 'delete';

const usualIds: TriggerIds = {
	workflowId: 'test',
	webhookId: '8f1c2f64-0000-4000-8000-000000000001',
};
const base = 'http://localhost:5678';

/** Where Twilio is told to post, without what is noted behind the "#". */
export function urlOf(
	isTest: boolean,
	{ webhookId }: TriggerIds = usualIds,
	address = base,
): string {
	return `${address}/${isTest ? 'webhook-test' : 'webhook'}/${webhookId}/webhook`;
}
export const webhookUrl = urlOf(false);
export const testWebhookUrl = urlOf(true);

/** A trigger that nothing is known of yet. */
export function newTrigger(parameters: INodeParameters, ids?: TriggerIds): KeptTrigger {
	return { parameters, staticData: {}, ...(ids && { ids }) };
}

/** Every workflow has a name: n8n-core's own type leaves that open. */
class NamedHookContext extends HookContext {
	instanceId: string | undefined;

	override getWorkflow() {
		return { ...super.getWorkflow(), name: this.workflow.name ?? '' };
	}

	override getInstanceId() {
		return this.instanceId ?? super.getInstanceId();
	}
}

/** Calls a webhook method as n8n does; what it has stored stands in the trigger, whether or not it failed. */
export async function callHook(
	{ engine, standIn }: Pick<TwilioSetUp, 'engine' | 'standIn'>,
	kept: KeptTrigger,
	method: HookMethod,
	settings: HookSettings = {},
): Promise<boolean> {
	const { isTest = false, isStart = false, credential = {}, hasNoCredential = false } = settings;
	const { address = base, instanceId, log } = settings;
	const credentials = hasNoCredential
		? new Map<string, never>()
		: standInCredential(standIn, credential);
	const { workflowId, webhookId } = kept.ids ?? usualIds;
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
		id: workflowId,
		...source,
		active: !isTest,
		nodeTypes: engine.nodeTypes,
		staticData: structuredClone(kept.staticData),
	});
	const type = engine.nodeTypes.getByNameAndVersion(node.type, 1);
	const [webhookDescription] = type.description.webhooks ?? [];
	if (!webhookDescription) throw new Error('The trigger has no webhook');
	const workflowNode = workflow.getNode(node.name) ?? node;
	const addresses: Partial<IWorkflowExecuteAdditionalData> = {
		webhookBaseUrl: `${address}/webhook`,
		webhookTestBaseUrl: `${address}/webhook-test`,
	};
	// At the end of listening, n8n says no more that it was for a test; only the address tells.
	const [mode, activation] =
		method === 'delete'
			? (['internal', 'update'] as const)
			: isTest
				? (['manual', 'manual'] as const)
				: (['trigger', isStart ? 'init' : 'activate'] as const);
	const context = new NamedHookContext(
		workflow,
		workflowNode,
		{ ...engine.additionalData(source, credentials), ...addresses },
		mode,
		activation,
		{
			httpMethod: 'POST',
			node: node.name,
			path: `${webhookId}/webhook`,
			webhookDescription,
			workflowId,
			isTest,
			workflowExecuteAdditionalData: engine.additionalData(source, new Map()),
		},
	);
	context.instanceId = instanceId;
	Object.assign(context.logger, { warn: (message: string) => void log?.push(message) });
	try {
		return (await type.webhookMethods?.default?.[method].call(context)) === true;
	} finally {
		kept.staticData = jsonParse<IDataObject>(JSON.stringify(workflow.staticData));
	}
}

/** As n8n does: what a method has stored is kept unless the method has failed. */
async function call(
	twilio: TwilioSetUp,
	kept: KeptTrigger,
	method: HookMethod,
	settings: HookSettings,
): Promise<boolean> {
	const called = { ...kept };
	const done = await callHook(twilio, called, method, settings);
	kept.staticData = called.staticData;
	return done;
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
