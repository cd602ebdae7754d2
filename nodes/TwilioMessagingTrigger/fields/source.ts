import type { INodeProperties } from 'n8n-workflow';
import { byId, fromList } from '../../locators/locatorModes';

/** Where the messages and status updates come from. */
export const sourceFields: INodeProperties[] = [
	{
		displayName: 'Receive From',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Manual',
				value: 'manual',
				description:
					'You paste the webhook URL into Twilio’s Console yourself (as WhatsApp senders need), or into Status Callback URL of a Send operation',
			},
			{
				name: 'Messaging Service',
				value: 'messagingService',
				description:
					'All senders of one service; its webhook is configured on activation, restored on deactivation',
			},
			{
				name: 'Phone Number',
				value: 'phoneNumber',
				description:
					'One of your numbers; its webhook is configured on activation, restored on deactivation',
			},
		],
		default: 'phoneNumber',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumberSid',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The number whose messages start the workflow',
		modes: [fromList('searchPhoneNumbers', 'Select a number…'), byId('PN')],
		displayOptions: { show: { source: ['phoneNumber'] } },
	},
	{
		displayName: 'Messaging Service',
		name: 'messagingServiceSid',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The service whose messages start the workflow',
		modes: [fromList('searchMessagingServices', 'Select a service…'), byId('MG')],
		displayOptions: { show: { source: ['messagingService'] } },
	},
	{
		displayName:
			'Copy the webhook URL from above. For incoming messages, paste it into Twilio’s Console where your sender or service says what to do when a message comes in (method POST). For status updates, paste it into Status Callback URL of the Twilio Messaging node that sends.',
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { source: ['manual'] } },
	},
];
