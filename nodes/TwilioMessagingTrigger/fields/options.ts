import type { INodeProperties } from 'n8n-workflow';

/** What is rarely changed. */
export const optionFields: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description:
			'Whether to give the fields that most workflows need. Switched off, everything that Twilio posted is in "raw" beside them.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Check Signature',
				name: 'checkSignature',
				type: 'boolean',
				default: true,
				description:
					'Whether to refuse requests that Twilio has not signed with the Auth Token of the credential. Switched off, anybody who knows the webhook URL can start the workflow.',
			},
			{
				displayName: 'Download Media',
				name: 'downloadMedia',
				type: 'boolean',
				default: false,
				description:
					'Whether to put pictures and files that came with a message into the item as binary data (media_0, media_1, …)',
			},
			{
				displayName: 'Ignore Stale Status Updates',
				name: 'ignoreStale',
				type: 'boolean',
				default: false,
				description:
					'Whether to pass over updates that arrive after a later one of the same message: Twilio does not keep them in order',
			},
			{
				displayName: 'Largest Media File (MB)',
				name: 'mostMegabytes',
				type: 'number',
				typeOptions: { minValue: 0.1, numberPrecision: 1 },
				default: 20,
				description: 'Files above this are not downloaded; the item says so',
			},
			{
				displayName: 'Replace Existing Webhook',
				name: 'replaceExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether to take over a number or service that calls another address now. That address is put back when the workflow is deactivated.',
			},
		],
	},
];
