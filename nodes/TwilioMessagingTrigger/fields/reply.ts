import type { INodeProperties } from 'n8n-workflow';

const whenReceived = { events: ['messageReceived'] };

/** What the person who wrote gets back. */
export const replyFields: INodeProperties[] = [
	{
		displayName: 'Reply',
		name: 'reply',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Nothing', value: 'nothing', description: 'Send no reply' },
			{ name: 'Text', value: 'text', description: 'The same text for everybody, at once' },
			{
				name: 'What the Workflow Returns',
				value: 'workflow',
				description:
					'A field of the item that the last node returns. Twilio waits 15 seconds: a workflow that takes longer replies with the Twilio Messaging node instead.',
			},
		],
		default: 'nothing',
		description: 'What the person who wrote gets back',
		displayOptions: { show: whenReceived },
	},
	{
		displayName: 'Text',
		name: 'replyText',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Thank you! We answer within an hour.',
		description: 'The reply. Left empty, with a Media URL, it is a picture alone.',
		displayOptions: { show: { ...whenReceived, reply: ['text'] } },
	},
	{
		displayName: 'Media URL',
		name: 'replyMediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://www.example.com/menu.jpg',
		description:
			'Public URLs of pictures or files that go with the reply, up to ten, separated by commas',
		displayOptions: { show: { ...whenReceived, reply: ['text'] } },
	},
	{
		displayName: 'Reply Field',
		name: 'replyField',
		type: 'string',
		required: true,
		default: 'reply',
		description:
			'The field of the last node’s first item that holds the reply, e.g. reply, output behind an AI Agent, or message.content for a field in a field. An item without it sends nothing. A field "twiml" is taken as TwiML, as it is.',
		displayOptions: { show: { ...whenReceived, reply: ['workflow'] } },
	},
	{
		displayName:
			'After 13 seconds Twilio gets an empty answer, so that it does not give up; what the workflow returns later is not sent. Slow workflows (AI agents, approvals) reply with Send SMS of the Twilio Messaging node instead.',
		name: 'slowNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { ...whenReceived, reply: ['workflow'] } },
	},
];
