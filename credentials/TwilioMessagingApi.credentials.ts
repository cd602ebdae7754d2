import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { checkCredential, pasted } from '../nodes/twilio/values/credentialCheck';
import { credentialLabels } from '../nodes/twilio/values/credentialLabels';
import { invisible, strayCharacters } from '../nodes/twilio/values/invisible';

/** What a person reads when testing the credential is answered with a status. */
const rule = (value: number, message: string) => ({
	type: 'responseCode' as const,
	properties: { value, message },
});

/** The same in n8n's expressions. */
const withoutStray = (expression: string) =>
	`(${expression} || "").replace(/${strayCharacters.source}/g, "")`;
const visible = (expression: string) =>
	`(${expression} || "").replace(/${invisible.source}/g, "").trim()`;
const ownUrl = visible('$credentials.baseUrl');

/**
 * Who we are to Twilio: an Account SID with its Auth Token, or with an API key.
 *
 * @see https://www.twilio.com/docs/iam/api-keys
 */
export class TwilioMessagingApi implements ICredentialType {
	name = 'twilioMessagingApi';

	displayName = 'Twilio Messaging API';

	icon: Icon = {
		light: 'file:../nodes/TwilioMessaging/twilioMessaging.svg',
		dark: 'file:../nodes/TwilioMessaging/twilioMessaging.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-twilio-messaging/n8n-nodes-twilio-messaging/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Authenticate With',
			name: 'authType',
			type: 'options',
			options: [
				{
					name: 'Auth Token',
					value: 'authToken',
					description:
						'The simplest way: Account SID and Auth Token are both on the first page of the Twilio Console',
				},
				{
					name: 'API Key',
					value: 'apiKey',
					description: 'A key made for n8n alone, which can be revoked without changing the rest',
				},
			],
			default: 'authToken',
		},
		{
			displayName: credentialLabels.accountSid,
			name: 'accountSid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. AC0123456789abcdef0123456789abcdef',
			description: 'Begins with AC; shown on the first page of the Twilio Console',
		},
		{
			displayName: credentialLabels.authToken,
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown below the Account SID. Each region has its own.',
			displayOptions: { show: { authType: ['authToken'] } },
		},
		{
			displayName: credentialLabels.apiKeySid,
			name: 'apiKeySid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. SK0123456789abcdef0123456789abcdef',
			description: 'Begins with SK; from Account > API keys & tokens. A Standard key is enough.',
			displayOptions: { show: { authType: ['apiKey'] } },
		},
		{
			displayName: credentialLabels.apiKeySecret,
			name: 'apiKeySecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown once, when the key is created',
			displayOptions: { show: { authType: ['apiKey'] } },
		},
		{
			displayName: 'Auth Token (for Webhook Signatures)',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Optional. Twilio signs what it sends to n8n with the Auth Token, never with an API key. Sending does not need it.',
			displayOptions: { show: { authType: ['apiKey'] } },
		},
		{
			displayName: credentialLabels.region,
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Australia (AU1, Sydney)', value: 'au1' },
				{ name: 'Ireland (IE1, Dublin)', value: 'ie1' },
				{ name: 'Japan (JP1, Tokyo)', value: 'jp1' },
				{ name: 'United States (US1)', value: 'us1' },
			],
			default: 'us1',
			description:
				'Where Twilio processes and keeps your messages. Leave it at United States unless your account was set up for another region, which has its own Auth Token and API keys.',
		},
		{
			displayName: credentialLabels.edge,
			name: 'edge',
			type: 'options',
			options: [
				{ name: 'Ashburn', value: 'ashburn' },
				{ name: 'Automatic', value: '', description: 'The one that belongs to the region' },
				{ name: 'Dublin', value: 'dublin' },
				{ name: 'Frankfurt', value: 'frankfurt' },
				{ name: 'São Paulo', value: 'sao-paulo' },
				{ name: 'Singapore', value: 'singapore' },
				{ name: 'Sydney', value: 'sydney' },
				{ name: 'Tokyo', value: 'tokyo' },
				{ name: 'Umatilla', value: 'umatilla' },
			],
			default: '',
			description: 'Where requests enter Twilio’s network. Automatic is right nearly always.',
		},
		{
			displayName: credentialLabels.baseUrl,
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://twilio-proxy.example.com',
			description:
				'Only for a proxy in front of Twilio or for testing: replaces Twilio’s own URL. Leave empty otherwise.',
		},
	];

	/** A function, because n8n would evaluate expressions anew for every message. */
	authenticate: IAuthenticate = async (credential, request) => {
		// Only the test leaves the address to be put together; what runs has checked both itself.
		if (request.baseURL !== undefined) checkCredential(credential);
		const [username, password] =
			credential.authType === 'apiKey'
				? [credential.apiKeySid, credential.apiKeySecret]
				: [credential.accountSid, credential.authToken];
		return await Promise.resolve({
			...request,
			auth: { username: pasted(username), password: pasted(password) },
		});
	};

	/** Reading messages is what a Standard API key may do too; it may not read the account itself. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${ownUrl} ? ${ownUrl}.replace(/\\/+$/, "") : $credentials.edge || ($credentials.region && $credentials.region !== "us1") ? "https://api." + ($credentials.edge || { ie1: "dublin", au1: "sydney", jp1: "tokyo" }[$credentials.region]) + "." + ($credentials.region || "us1") + ".twilio.com" : "https://api.twilio.com" }}`,
			url: `=/2010-04-01/Accounts/{{ ${withoutStray('$credentials.accountSid')} }}/Messages.json`,
			qs: { PageSize: 1 },
		},
		rules: [
			rule(
				400,
				'Twilio does not let this account do anything (HTTP 400). Most often it is not active (error 90010): open Twilio Console > Billing, or ask Twilio Support.',
			),
			rule(
				401,
				'Twilio does not accept these credentials (error 20003). Copy the Account SID (AC and 32 characters behind it) and the Auth Token (or the API Key SID and its secret) again, and check the Region: each region has its own.',
			),
			rule(
				403,
				'Twilio knows these credentials but they may not read messages (HTTP 403). The account may not be active (error 20005 or 90010), which Twilio Console > Billing shows. A restricted API key needs the permission to read messages; Twilio’s test credentials can only send to its magic numbers.',
			),
			rule(
				404,
				'Twilio does not know this account (error 20404). Check the Account SID, the Region and, if you use one, the Base URL.',
			),
		],
	};
}
