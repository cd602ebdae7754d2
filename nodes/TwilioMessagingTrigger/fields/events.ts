import type { INodeProperties } from 'n8n-workflow';
import { reportedStatuses } from '../../twilio/webhook/statusRank';

const titled = (status: string) => status.charAt(0).toUpperCase() + status.slice(1);

/** What starts the workflow. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{
				name: 'Message Received',
				value: 'messageReceived',
				description: 'Somebody has sent you a message',
			},
			{
				name: 'Message Status Updated',
				value: 'messageStatusUpdated',
				description: 'The status of a sent message changed',
			},
		],
		default: ['messageReceived'],
		description: 'What starts the workflow',
	},
	{
		displayName:
			'A phone number has no status updates of its own: copy the webhook URL from above into Status Callback URL of the Twilio Messaging node that sends. For status updates alone, choose Manual under Receive From: no number is needed.',
		name: 'statusNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { source: ['phoneNumber'], events: ['messageStatusUpdated'] } },
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [...reportedStatuses].sort().map((value) => ({ name: titled(value), value })),
		default: ['delivered', 'failed', 'read', 'undelivered'],
		description: 'Which statuses start the workflow. None chosen: all of them.',
		displayOptions: { show: { events: ['messageStatusUpdated'] } },
	},
];
