import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { ListName, MapperName } from '../locators/locatorModes';
import {
	getTemplateText,
	getTemplateVariables,
	searchChannelSenders,
	searchContentTemplates,
	searchMedia,
	searchMessages,
	searchMessagingServices,
	searchSenders,
	type ListSearch,
} from '../pickers';
import { takeAnswer } from './answering/takeAnswer';
import { newestVersion, typeVersions } from './fields/reading/typeVersion';
import { properties, subtitle, withoutCredential } from './operations';
import { run } from './execute/run';

/** Where an answer to a question arrives, while its execution waits. */
const webhooks = (['GET', 'POST'] as const).map((httpMethod): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
}));

/** The action node: one operation of Twilio's Messages API for every item. */
export class TwilioMessaging implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Twilio Messaging',
		name: 'twilioMessaging',
		icon: { light: 'file:twilioMessaging.svg', dark: 'file:twilioMessaging.dark.svg' },
		group: ['output'],
		version: [...typeVersions],
		defaultVersion: newestVersion,
		subtitle,
		description:
			'Send, track, cancel, redact and delete SMS, MMS, WhatsApp and RCS messages with Twilio',
		defaults: { name: 'Twilio Messaging' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Sends SMS, MMS, WhatsApp and RCS messages by Twilio. One item is one recipient: give it the whole list as items, without a loop; it sends many at once. Use the operation Preview to check a list without sending. Where the same rows come in again, set Send Once Key, which sends each occasion once; against a second start of the workflow, Skip If Sent Within.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-twilio-messaging.twilioMessagingTrigger',
					relationHint: 'Starts a workflow when a message comes in or its status changes',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'twilioMessagingApi',
				required: true,
				displayOptions: { hide: { operation: withoutCredential } },
			},
		],
		webhooks,
		waitingNodeTooltip: 'Execution will continue when the person has answered',
		properties,
	};

	methods = {
		listSearch: {
			searchChannelSenders,
			searchContentTemplates,
			searchMedia,
			searchMessages,
			searchMessagingServices,
			searchSenders,
		} satisfies Partial<Record<ListName, ListSearch>>,
		resourceMapping: {
			getTemplateText,
			getTemplateVariables,
		} satisfies Record<MapperName, unknown>,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this)];
	}

	// Lint has it that n8n's context is handed on from here.
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await Promise.resolve(takeAnswer(this));
	}
}
