import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { ListName } from '../locators/locatorModes';
import { searchMessagingServices, searchPhoneNumbers, type ListSearch } from '../pickers';
import { properties } from './fields';
import { hook } from './registration/hook';
import type { Registration } from './registration/registration';
import { receive } from './receive/receive';

/** The trigger node: incoming messages and status updates, posted by Twilio. */
export class TwilioMessagingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Twilio Messaging Trigger',
		name: 'twilioMessagingTrigger',
		icon: {
			light: 'file:../TwilioMessaging/twilioMessaging.svg',
			dark: 'file:../TwilioMessaging/twilioMessaging.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].map((event) => ({ messageReceived: "Message received", messageStatusUpdated: "Message status updated" })[event]).join(", ") }}',
		// n8n's node panel shows it for both nodes of the package.
		description: 'Send, receive and track SMS, MMS, WhatsApp and RCS messages with Twilio',
		eventTriggerDescription: 'Text the chosen number from your phone',
		// Shown until it listens; what n8n then says in the open node, it says for all triggers.
		triggerPanel: { header: 'Press the button, then text the chosen number from your phone' },
		defaults: { name: 'Twilio Messaging Trigger' },
		builderHint: {
			searchHint:
				'Starts the workflow when an SMS, MMS, WhatsApp or RCS message comes in from Twilio, or when the status of one changes. It can reply by itself, or with what the workflow returns: the operation Build Reply builds that reply.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-twilio-messaging.twilioMessaging',
					relationHint: 'Sends messages, and builds the reply to one that came in',
				},
			],
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'twilioMessagingApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode:
					'={{ $parameter["reply"] === "workflow" && $parameter["events"].includes("messageReceived") ? "lastNode" : "onReceived" }}',
				responseData: 'firstEntryJson',
				path: 'webhook',
			},
		],
		properties,
	};

	methods = {
		listSearch: { searchPhoneNumbers, searchMessagingServices } satisfies Partial<
			Record<ListName, ListSearch>
		>,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hook(this, async (registration) => await registration.exists());
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await hook(this, async (registration) => {
					await registration.create();
				});
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const isEnd = true;
				const end = async (registration: Registration) => {
					await registration.delete();
				};
				await hook(this, end, isEnd);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
