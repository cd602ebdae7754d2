import type { INodeProperties } from 'n8n-workflow';

const whenReceived = { '/events': ['messageReceived'] };

const replaceExisting: INodeProperties = {
	displayName: 'Replace Existing Webhook',
	name: 'replaceExisting',
	type: 'boolean',
	default: false,
	description:
		'Whether to take over a number or service that has another webhook now. That webhook is restored when the workflow is deactivated.',
};

/** Twice, as n8n joins conditions with "and" alone. A number has messages only, a service both. */
const replaceExistingOptions: INodeProperties[] = [
	{ '/source': ['phoneNumber'], ...whenReceived },
	{ '/source': ['messagingService'], '/events': ['messageReceived', 'messageStatusUpdated'] },
].map((show) => ({ ...replaceExisting, displayOptions: { show } }));

/** What is rarely changed. n8n leaves out of a run what is not shown: only where it does nothing anyway. */
export const optionFields: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description:
			'Whether to return a simplified version of what Twilio posted. When off, everything is also in "raw".',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Answer Waiting Questions',
				name: 'answerWaitingQuestions',
				type: 'boolean',
				default: true,
				description:
					'Whether a text may answer a question of Send and Wait for Response, if that is the last message from that number to that person. One that is taken for the answer starts no workflow. Costs a request to Twilio for each text.',
				displayOptions: { show: whenReceived },
			},
			{
				displayName: 'Check Signature',
				name: 'checkSignature',
				type: 'boolean',
				default: true,
				description:
					'Whether to refuse requests that Twilio has not signed with the Auth Token of the credential. Switched off, anybody who knows the webhook URL can start the workflow.',
			},
			{
				displayName: 'Combine Messages (Seconds)',
				name: 'combineWithinSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 60 },
				default: 3,
				description:
					'How long to wait for another message of the same person: what came in quick succession starts the workflow once, the texts below each other. At most 10 with a Reply. Above 10 Twilio is answered before the workflow starts: what n8n holds is lost if n8n ends. Words such as STOP never wait. 0: each message for itself.',
				displayOptions: { show: whenReceived },
			},
			{
				displayName: 'Confirm Answers',
				name: 'confirmAnswers',
				type: 'boolean',
				default: true,
				description:
					'Whether to reply to a person whose text was taken for an answer (Answer Waiting Questions) with the short confirmation that the waiting node gives',
				displayOptions: { show: { ...whenReceived, answerWaitingQuestions: [true] } },
			},
			{
				displayName: 'Download Media',
				name: 'downloadMedia',
				type: 'boolean',
				default: false,
				description:
					'Whether to put pictures and files that came with a message into the item as binary data (media_0, media_1, …)',
				displayOptions: { show: whenReceived },
			},
			{
				displayName: 'Ignore Stale Status Updates',
				name: 'ignoreStale',
				type: 'boolean',
				default: false,
				description:
					'Whether to skip updates that arrive after a later one of the same message: Twilio does not keep them in order',
				displayOptions: { show: { '/events': ['messageStatusUpdated'] } },
			},
			{
				displayName: 'Long Reply',
				name: 'longReply',
				type: 'options',
				options: [
					{
						name: 'Truncate',
						value: 'cut',
						description: 'Send the beginning, and “…” behind it',
					},
					{
						name: 'Split',
						value: 'split',
						description: 'Send several messages, at most ten, one after another: “(1/3) …”',
					},
				],
				default: 'split',
				description:
					'What to do with a reply that is longer than the 1600 characters that Twilio takes. Words and emoji stay whole.',
				displayOptions: { show: { ...whenReceived, '/reply': ['text', 'workflow'] } },
			},
			{
				displayName: 'Max File Size (MB)',
				name: 'mostMegabytes',
				type: 'number',
				typeOptions: { minValue: 0.1 },
				default: 20,
				description: 'Files above this are not downloaded; the item says so',
				displayOptions: { show: { ...whenReceived, downloadMedia: [true] } },
			},
			...replaceExistingOptions,
		],
	},
];
