import type { IDataObject, INode, INodeParameters, IRun } from 'n8n-workflow';
import { defaults, type TwilioStandIn } from '../twilio-stand-in/server';
import type { StoredCredentials } from './credentials';
import { itemsOf, type WorkflowSource } from './engine';

/** The name of our node in the workflows below. */
export const twilioNodeName = 'Twilio Messaging';

/** What a test may say about our node beside its fields. */
export type TwilioNodeSettings = Pick<
	INode,
	'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'
> &
	Partial<Pick<INode, 'typeVersion'>>;

/** A workflow of two nodes: items, and our node with these fields. */
export function twilioWorkflow(
	items: IDataObject[],
	parameters: INodeParameters,
	settings: TwilioNodeSettings = {},
): WorkflowSource {
	return {
		nodes: [
			{
				id: 'items',
				name: 'Items',
				type: 'test.items',
				typeVersion: 1,
				position: [0, 0],
				parameters: { items: JSON.stringify(items) },
			},
			{
				id: 'twilio',
				name: twilioNodeName,
				type: 'n8n-nodes-twilio-messaging.twilioMessaging',
				typeVersion: 1,
				position: [200, 0],
				parameters: { resource: 'message', ...parameters },
				credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } },
				...settings,
			},
		],
		connections: { Items: { main: [[{ node: twilioNodeName, type: 'main', index: 0 }]] } },
	};
}

/** The credential of the stand-in's own account, as a person would fill it in. */
export function standInCredential(
	standIn: TwilioStandIn,
	fields: IDataObject = {},
): StoredCredentials {
	const credential = {
		authType: 'authToken',
		accountSid: defaults.accountSid,
		authToken: defaults.authToken,
		apiKeySid: '',
		apiKeySecret: '',
		region: 'us1',
		edge: '',
		baseUrl: standIn.url,
	};
	return new Map([['twilio', { ...credential, ...fields }]]);
}

/** The items that our node gave. */
export function twilioItems(run: IRun, output = 0) {
	return itemsOf(run, twilioNodeName, output);
}
