import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { onEachMessage, sendEachItem, withService } from '../../engine/setUpTwilio';
import { onEachFile, pdfUrl, pngUrl } from '../../engine/sentMessages';
import { defaults } from '../../twilio-stand-in/server';

/** A node as a workflow of 0.1.0 has saved it, and the items that come to it. */
export interface SavedNode {
	readonly name: string;
	readonly parameters: INodeParameters;
	readonly items: readonly IDataObject[];
}

const to = '+14155552671';
/** In many hands: what comes out of forms and sheets. */
const person = { to: '+1 (415) 555-2671', body: 'Grüße & mehr 👋' };
const colleague = { to: '0049 151/23456789', body: 'Call 030 1234 – or come by on Sunday' };
const id = (value: string) => ({ __rl: true, mode: 'id', value });
const sender = (value: string) => ({ __rl: true, mode: 'sender', value });
const filled = (value: INodeParameters) => ({ mappingMode: 'defineBelow', value });
const template = { contentSid: id(defaults.contentSid) };
const place = { latitude: 1.5, longitude: -2.25, locationName: 'Here' };

/** Each send in its kinds. */
const sends: Readonly<Record<string, INodeParameters>> = {
	sendSms: sendEachItem,
	'sendSms by a service': { ...sendEachItem, ...withService },
	'sendSms by both': { ...sendEachItem, ...withService, senderType: 'both' },
	'sendSms by a sender ID': { ...sendEachItem, from: sender('My Shop') },
	'sendSms by a short code': { ...sendEachItem, from: sender(defaults.shortCode) },
	sendMms: { ...sendEachItem, operation: 'sendMms', mediaUrl: [pngUrl, pdfUrl] },
	...Object.fromEntries(
		[
			['sendWhatsApp', defaults.whatsAppSender] as const,
			['sendRcs', 'stand_in_agent'] as const,
		].flatMap(([operation, from]) => {
			const base = { ...sendEachItem, operation, from: sender(from) };
			return [
				[operation, { ...base, messageType: 'text' }],
				[`${operation} of files`, { ...base, messageType: 'media', mediaUrl: [pngUrl] }],
				[`${operation} of a place`, { ...base, messageType: 'location', ...place }],
				[
					`${operation} of a template`,
					{
						...base,
						...template,
						messageType: 'template',
						contentVariables: filled({ 1: 'Anna', 2: '10:30' }),
					},
				],
			];
		}),
	),
	'sendRcs without SMS': {
		...{ ...sendEachItem, operation: 'sendRcs', from: sender('stand_in_agent') },
		...{ messageType: 'text', fallBackToSms: false },
	},
};

/** What a workflow may have set of each option of the sends. */
const sendOptions: INodeParameters = {
	addressRetention: 'obfuscate',
	applicationSid: `AP${'0'.repeat(32)}`,
	attempt: 2,
	contentRetention: 'discard',
	fallbackFrom: defaults.number,
	forceDelivery: true,
	longBody: 'split',
	maxConcurrentRequests: 5,
	maxMessagesPerRun: 50,
	maxPrice: 0.5,
	messageIntent: 'otp',
	messagesPerSecond: 20,
	provideFeedback: true,
	riskCheck: 'disable',
	shortenUrls: true,
	skipDuplicateRecipients: true,
	skipIfSentWithin: 60,
	smartEncoded: true,
	statusCallback: 'https://example.com/status?a=1',
	timeout: 20,
	trafficType: 'free',
	validityPeriod: 600,
	waitForDelivery: 1,
};

/** Those that only some sends have. */
const ownOptions: Readonly<Record<string, INodeParameters>> = {
	sendSms: {
		contentSid: defaults.contentSid,
		maxSegments: 3,
		persistentAction: ['geo:1,2|Here'],
		sendAsMms: true,
	},
	sendMms: {
		contentSid: defaults.contentSid,
		persistentAction: ['geo:1,2|Here'],
		sendAsMms: true,
	},
	sendWhatsApp: { sendAsMms: true },
	sendRcs: { sendAsMms: true },
};

/** Some go only with others. */
const together: Readonly<Record<string, INodeParameters>> = {
	contentVariables: { contentSid: defaults.contentSid, contentVariables: '{"1":"Anna"}' },
	longestPart: { longBody: 'cut', longestPart: 20 },
};

/** A moment that lies ahead. */
const sendAt = '={{ $now.plus({ days: 2 }).toISO() }}';

function withOptions(operation: string): SavedNode[] {
	const base = { ...sends[operation] };
	const alone = { ...sendOptions, ...ownOptions[operation] };
	const needsService = ['shortenUrls'];
	const items = [person, colleague, person];
	const node = (name: string, options: INodeParameters, more: INodeParameters = {}): SavedNode => ({
		name: `${operation} with ${name}`,
		parameters: { ...base, ...more, options },
		items,
	});
	return [
		...Object.entries(alone).map(([name, value]) =>
			node(name, { [name]: value }, needsService.includes(name) ? withService : {}),
		),
		...Object.entries(together)
			.filter(([name]) => name !== 'contentVariables' || 'contentSid' in alone)
			.map(([name, options]) => node(name, options)),
		node('sendAt', { sendAt }, withService),
	];
}

/** The same with a preview of it. */
function withPreview(node: SavedNode, channel: string): SavedNode {
	return {
		...node,
		name: `preview of ${node.name}`,
		parameters: { ...node.parameters, operation: 'preview', channel },
	};
}

const runOptions = { maxConcurrentRequests: 5, timeout: 20 };
const ofFiles = (name: string): INodeParameters =>
	name === 'get' || name === 'media download' ? { largestMedia: 5 } : {};
const message = { sid: '{message}', media: '{file}' };
const filters: INodeParameters = {
	from: defaults.number,
	to: '={{ $json.to }}',
	dateSent: '2026-03-31',
	dateSentAfter: '2026-03-30T10:00:00Z',
	dateSentBefore: '2026-03-31T10:00:00+02:00',
};
const onMessages: ReadonlyArray<[string, INodeParameters]> = [
	['get', onEachMessage('get')],
	['get with downloadMedia', { ...onEachMessage('get'), options: { downloadMedia: true } }],
	['get by address', { operation: 'get', messageSid: { ...id('={{ $json.url }}'), mode: 'url' } }],
	['getDeliveryStatus', { ...onEachMessage('getDeliveryStatus'), waitForDelivery: 0 }],
	['waitForReply', { ...onEachMessage('waitForReply'), waitForReply: 0.05 }],
	['sendFeedback', { ...onEachMessage('sendFeedback'), outcome: 'unconfirmed' }],
	['cancel', onEachMessage('cancel')],
	['redact', onEachMessage('redact')],
	['erase', onEachMessage('erase')],
	['delete', onEachMessage('delete')],
	['media list', onEachFile('list')],
	['media download', onEachFile('download')],
	['media delete', onEachFile('delete')],
	['list', { operation: 'list' }],
	['list of five', { operation: 'list', limit: 5 }],
	['list of all', { operation: 'list', returnAll: true, filters }],
	['getStatistics', { operation: 'getStatistics' }],
	...['list', 'getStatistics'].flatMap((operation) =>
		Object.entries(filters).map(([name, value]): [string, INodeParameters] => [
			`${operation} with ${name}`,
			{ operation, filters: { [name]: value } },
		]),
	),
	['buildReply', { operation: 'buildReply', body: 'Thank you', mediaUrl: [pngUrl] }],
];

/** Those that give less than Twilio's whole resource unless told otherwise. */
const simplified: ReadonlyArray<[string, INodeParameters]> = [
	...['sendSms', 'sendMms', 'sendWhatsApp', 'sendRcs'].map((name): [string, INodeParameters] => [
		name,
		{ ...sends[name] },
	]),
	...onMessages.filter(([name]) =>
		[
			...['get', 'getDeliveryStatus', 'waitForReply', 'cancel', 'redact'],
			...['media list', 'list'],
		].includes(name),
	),
];

/** The text of the template, which the form only shows. */
const contentText = filled({ text: 'Hi {{1}}, your code is {{2}}.' });

const smsOptions = withOptions('sendSms');

/** One node for each operation, each kind of it, and each option. */
export const savedNodes: readonly SavedNode[] = [
	...Object.entries(sends).flatMap(([name, parameters]) => {
		const node = { name, parameters, items: [person, colleague] };
		const channel = name.startsWith('sendWhatsApp') ? 'whatsapp' : 'rcs';
		if (name.startsWith('sendMms')) return [node];
		return [node, withPreview(node, name.startsWith('sendSms') ? 'sms' : channel)];
	}),
	...smsOptions,
	...smsOptions.map((node) => withPreview(node, 'sms')),
	...['sendMms', 'sendWhatsApp', 'sendRcs'].flatMap(withOptions),
	...simplified.map(([name, parameters]) => ({
		name: `${name} with Simplify off`,
		parameters: { ...parameters, simplify: false },
		items: [{ ...message, ...person }],
	})),
	...['sendWhatsApp', 'sendRcs'].flatMap((operation) => {
		const parameters = { ...sends[`${operation} of a template`], contentText };
		const node = { name: `${operation} with the template's text`, parameters, items: [person] };
		return [node, withPreview(node, operation === 'sendRcs' ? 'rcs' : 'whatsapp')];
	}),
	{
		name: 'preview with pricePerSegment',
		parameters: { ...sendEachItem, operation: 'preview', options: { pricePerSegment: 0.01 } },
		items: [person],
	},
	...onMessages.flatMap(([name, parameters]) => {
		const node = { name, parameters, items: [{ ...message, to }] };
		const options = { ...runOptions, ...ofFiles(name) };
		const isPlain = !name.includes(' with ') && name !== 'buildReply';
		const quick = { ...node, name: `${name} with ${Object.keys(options).join(', ')}` };
		return isPlain ? [node, { ...quick, parameters: { ...parameters, options } }] : [node];
	}),
];
