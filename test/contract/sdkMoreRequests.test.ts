import type { INodeParameters } from 'n8n-workflow';
import { onEachMessage, sendEachItem, setUpTwilio } from '../engine/setUpTwilio';
import { createSdkClient } from '../twilio-stand-in/sdkClient';
import { defaults } from '../twilio-stand-in/server';
import { Comparison, record } from './generators/comparison';

const twilio = setUpTwilio();
const comparison = new Comparison();
const person = '+14155552671';
const sid = 'MM00000000000000000000000000000abc';
const media = 'ME00000000000000000000000000000abc';

type Client = ReturnType<typeof createSdkClient>;
const located = (value: string) => ({ __rl: true, mode: 'id', value });
const onMedia = { ...onEachMessage('list'), resource: 'media', mediaSid: located(media) };
const whatsApp = {
	...sendEachItem,
	operation: 'sendWhatsApp',
	from: { __rl: true, mode: 'sender', value: defaults.whatsAppSender },
};
const fromWhatsApp = { to: `whatsapp:${person}`, from: defaults.whatsAppSender };
const rcs = {
	...sendEachItem,
	operation: 'sendRcs',
	from: { __rl: true, mode: 'sender', value: 'stand_in_agent' },
};

const cases: ReadonlyArray<
	[name: string, parameters: INodeParameters, ask: (client: Client) => Promise<unknown>]
> = [
	['media list', onMedia, (client) => client.messages(sid).media.list({ pageSize: 50 })],
	[
		'media delete',
		{ ...onMedia, operation: 'delete' },
		(client) => client.messages(sid).media(media).remove(),
	],
	[
		'media download: the record',
		{ ...onMedia, operation: 'download', binaryPropertyName: 'data' },
		(client) => client.messages(sid).media(media).fetch(),
	],
	[
		'feedback',
		{ ...onEachMessage('sendFeedback'), outcome: 'unconfirmed' },
		(client) => client.messages(sid).feedback.create({ outcome: 'unconfirmed' }),
	],
	[
		'delivery status',
		{ ...onEachMessage('getDeliveryStatus'), waitForDelivery: 0 },
		(client) => client.messages(sid).fetch(),
	],
	[
		'WhatsApp text',
		{ ...whatsApp, messageType: 'text' },
		(client) => client.messages.create({ ...fromWhatsApp, body: 'Grüße & mehr' }),
	],
	[
		'WhatsApp place',
		{ ...whatsApp, messageType: 'location', latitude: 1.5, longitude: -2.25, locationName: 'Here' },
		(client) =>
			client.messages.create({
				...fromWhatsApp,
				body: 'Grüße & mehr',
				persistentAction: ['geo:1.5,-2.25|Here'],
			}),
	],
	[
		'WhatsApp file',
		{ ...whatsApp, messageType: 'media', mediaUrl: ['https://files.example/1.png'] },
		(client) =>
			client.messages.create({
				...fromWhatsApp,
				body: 'Grüße & mehr',
				mediaUrl: ['https://files.example/1.png'],
			}),
	],
	[
		'WhatsApp template',
		{
			...whatsApp,
			messageType: 'template',
			contentSid: located(defaults.contentSid),
			contentVariables: { mappingMode: 'defineBelow', value: { '1': 'Anna', '2': '10:30' } },
		},
		(client) =>
			client.messages.create({
				...fromWhatsApp,
				contentSid: defaults.contentSid,
				contentVariables: JSON.stringify({ '1': 'Anna', '2': '10:30' }),
			}),
	],
	[
		'RCS text',
		{ ...rcs, messageType: 'text' },
		(client) =>
			client.messages.create({
				to: `rcs:${person}`,
				from: defaults.rcsSender,
				body: 'Grüße & mehr',
			}),
	],
];

test.each(cases)('%s: asks what the SDK asks', async (name, parameters, ask) => {
	const client = createSdkClient(twilio.standIn);
	const bySdk = await record(twilio.standIn, () => Promise.allSettled([ask(client)]));
	const item = { to: person, body: 'Grüße & mehr', sid };
	const byNode = await record(twilio.standIn, () =>
		twilio.run([item], parameters, { onError: 'continueRegularOutput' }),
	);
	comparison.compareAll(name, bySdk, byNode);
});
