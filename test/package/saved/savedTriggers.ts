import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { pdfUrl, pngUrl } from '../../engine/sentMessages';
import { defaults } from '../../twilio-stand-in/server';
import type { WebhookSettings } from './webhookSettings';

/** A trigger as a workflow of 0.1.0 has saved it; n8n leaves out what is at its default. */
export interface SavedTrigger {
	readonly name: string;
	/** `{number}` stands for the SID of the number that is in no service, `{numberOfService}` for another's. */
	readonly parameters: INodeParameters;
	/** What stands at the number and at the service before, such as `number.sms_url`. */
	readonly before?: WebhookSettings;
	/** The item that the workflow's last node gives. */
	readonly returns?: IDataObject;
}

const chosen = (mode: 'id' | 'list', value: string) => ({
	__rl: true,
	mode,
	value,
	...(mode === 'list' && { cachedResultName: 'As it was called then' }),
});
const number = { phoneNumberSid: chosen('list', '{number}') };
const service = {
	source: 'messagingService',
	messagingServiceSid: chosen('list', defaults.messagingServiceSid),
};
const manual = { source: 'manual' };
const both = { events: ['messageReceived', 'messageStatusUpdated'] };
const statusOnly = { events: ['messageStatusUpdated'] };

/** Each source with each choice of events. */
const sources: readonly SavedTrigger[] = [
	...Object.entries({ number, service, manual }).flatMap(([name, source]): SavedTrigger[] => [
		{ name, parameters: source },
		{ name: `${name}, events chosen`, parameters: { ...source, events: ['messageReceived'] } },
		{ name: `${name}, both events`, parameters: { ...source, ...both } },
		{ name: `${name}, statuses only`, parameters: { ...source, ...statusOnly } },
		{ name: `${name}, no event`, parameters: { ...source, events: [] } },
	]),
	{
		name: 'number by ID',
		parameters: { source: 'phoneNumber', phoneNumberSid: chosen('id', '{number}') },
	},
	{
		name: 'service by ID',
		parameters: { ...service, messagingServiceSid: chosen('id', defaults.messagingServiceSid) },
	},
];

/** Somebody else has the messages, in all that can be set. */
const crm = {
	'number.sms_url': 'https://crm.example/sms?key=a%20b',
	'number.sms_method': 'GET',
	'number.sms_fallback_url': 'https://crm.example/fallback',
	'number.sms_fallback_method': 'GET',
	'service.inbound_request_url': 'https://crm.example/in',
	'service.inbound_method': 'GET',
	'service.fallback_url': 'https://crm.example/fallback',
	'service.status_callback': 'https://crm.example/status',
};
const application = { 'number.sms_application_sid': `AP${'0'.repeat(31)}1` };
const deferring = { 'service.use_inbound_webhook_on_number': 'true' };
const demo = { 'number.sms_url': 'https://demo.twilio.com/welcome/sms/reply' };
const replaceExisting = { options: { replaceExisting: true } };

const taken: readonly SavedTrigger[] = [
	...Object.entries<WebhookSettings>({
		crm,
		application,
		deferring,
		demo,
	}).flatMap(([name, before]) =>
		Object.entries({ number, service: { ...service, ...both } }).flatMap(
			([source, parameters]): SavedTrigger[] => [
				{ name: `${source} after ${name}`, parameters, before },
				{
					name: `${source} after ${name}, with Replace`,
					parameters: { ...parameters, ...replaceExisting },
					before,
				},
			],
		),
	),
	{
		name: 'number of a service',
		parameters: { phoneNumberSid: chosen('id', '{numberOfService}') },
	},
	{
		name: 'number of a service that defers to it',
		parameters: { phoneNumberSid: chosen('id', '{numberOfService}') },
		before: deferring,
	},
];

const statuses = [
	...['accepted', 'canceled', 'delivered', 'failed', 'queued'],
	...['read', 'scheduled', 'sending', 'sent', 'undelivered'],
];
const ofStatuses: readonly SavedTrigger[] = [
	...statuses.map((status) => ({ name: status, parameters: { statuses: [status] } })),
	{ name: 'all statuses', parameters: { statuses: [] } },
	{ name: 'all statuses in order', parameters: { statuses: [], options: { ignoreStale: true } } },
	{ name: 'usual statuses in order', parameters: { options: { ignoreStale: true } } },
	{ name: 'statuses with Simplify off', parameters: { statuses: [], simplify: false } },
].map(({ name, parameters }) => ({
	name,
	parameters: { ...service, ...statusOnly, ...parameters },
}));

const options: readonly SavedTrigger[] = [
	{ name: 'Simplify off', parameters: { simplify: false } },
	...Object.entries({
		checkSignature: false,
		downloadMedia: true,
		ignoreStale: true,
		replaceExisting: false,
	}).map(([name, value]) => ({ name, parameters: { options: { [name]: value } } })),
	// Smaller than any file.
	{ name: 'mostMegabytes', parameters: { options: { downloadMedia: true, mostMegabytes: 1e-4 } } },
	{
		name: 'all options',
		parameters: {
			...both,
			simplify: false,
			options: {
				checkSignature: true,
				downloadMedia: true,
				ignoreStale: true,
				mostMegabytes: 5,
				replaceExisting: true,
			},
		},
	},
].flatMap(({ name, parameters }) =>
	Object.entries({ number, service }).map(([kind, source]) => ({
		name: `${kind} with ${name}`,
		parameters: { ...source, ...parameters },
	})),
);

const replyText = 'Thank you, <you> & "all" 👋\nWe answer soon.';
const fixedReplies: readonly SavedTrigger[] = Object.entries({
	'reply nothing': { reply: 'nothing', replyText },
	'reply text': { reply: 'text', replyText },
	'reply text to both events': { ...both, reply: 'text', replyText },
	'reply empty text': { reply: 'text' },
	'reply text with a file': { reply: 'text', replyText, replyMediaUrl: pngUrl },
	'reply files': { reply: 'text', replyMediaUrl: ` ${pngUrl}, ${pdfUrl},` },
	'reply of an expression': { reply: 'text', replyText: '={{ "From " + $workflow.id }}' },
	'reply of a message that is not there': { reply: 'text', replyText: '={{ $json.body }}' },
	'reply of a control character': { reply: 'text', replyText: '\u0007' },
	'reply of 1600 characters': { reply: 'text', replyText: 'word '.repeat(320) },
	'reply of 1605 characters': { reply: 'text', replyText: 'word '.repeat(321) },
	'reply of no address': { reply: 'text', replyText, replyMediaUrl: 'menu.jpg' },
	'reply of 11 files': { reply: 'text', replyMediaUrl: Array(11).fill(pngUrl).join() },
	'reply of spaces': { reply: 'text', replyText: ' \n ' },
}).map(([name, parameters]) => ({ name, parameters: { ...number, ...parameters } }));

const workflowReplies = Object.entries<readonly [INodeParameters, IDataObject]>({
	'the usual field': [{}, { reply: replyText }],
	'another field': [{ replyField: 'output' }, { reply: 'no', output: replyText }],
	'a field with spaces': [{ replyField: ' output ' }, { output: replyText }],
	'a field with a dot': [{ replyField: 'a.b' }, { 'a.b': replyText }],
	'a number': [{}, { reply: 42 }],
	'nothing of that name': [{}, { other: 'no' }],
	'a field of another kind': [{}, { reply: { text: 'no' } }],
	'both events': [both, { reply: replyText }],
	TwiML: [
		{},
		{ reply: 'no', twiml: '<?xml version="1.0"?>\n<Response><Message>Own</Message></Response>' },
	],
	'something that is no TwiML': [{}, { reply: replyText, twiml: 'no' }],
}).flatMap(([name, [parameters, returns]]): SavedTrigger[] => [
	{
		name: `workflow's reply: ${name}`,
		parameters: { ...number, reply: 'workflow', ...parameters },
		returns,
	},
]);

/** One trigger for each source with each choice of events, each option, each reply. */
export const savedTriggers: readonly SavedTrigger[] = [
	...sources,
	...taken,
	...ofStatuses,
	...options,
	...fixedReplies,
	...workflowReplies,
	{ name: 'reply text by a service', parameters: { ...service, reply: 'text', replyText } },
	{ name: 'reply text by hand', parameters: { ...manual, reply: 'text', replyText } },
];
