import { jsonOf } from '../../../../engine/engine';
import { errorOf } from '../../../../engine/errorOf';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../../engine/twilioNode';
import { defaults } from '../../../../twilio-stand-in/server';

/** Covers channelMessage, location, template. */

const twilio = setUpTwilio();
const person = '+14155552671';
const item = { to: person, body: 'Hello' };

const sender = (value: string) => ({ from: { __rl: true, mode: 'sender', value } });
const whatsApp = {
	...sendEachItem,
	operation: 'sendWhatsApp',
	messageType: 'text',
	...sender(defaults.whatsAppSender),
};

/** The form of the one message that was asked for. */
function form(): Record<string, string[]> {
	const [request] = twilio.standIn.requests;
	const fields: Record<string, string[]> = {};
	for (const [name, value] of request?.form ?? []) (fields[name] ??= []).push(value);
	return fields;
}

test.each([person, `whatsapp:${person}`, ' WhatsApp:+1 415 555 2671 '])(
	'WhatsApp: the person need not write the prefix (%s)',
	async (to) => {
		const run = await twilio.run([{ ...item, to }], {
			...whatsApp,
			...sender(defaults.whatsAppSender.replace('whatsapp:', '')),
		});
		expect(jsonOf(run, twilioNodeName)).toMatchObject([{ to: `whatsapp:${person}` }]);
		expect(form()).toEqual({
			To: [`whatsapp:${person}`],
			From: [defaults.whatsAppSender],
			Body: ['Hello'],
		});
	},
);

test('WhatsApp: an address of another channel is refused before anything is sent', async () => {
	const run = await twilio.run([{ ...item, to: `messenger:${person}` }], whatsApp);
	expect(errorOf(run).message).toContain('is an address of another channel');
	expect(twilio.standIn.requests).toEqual([]);
});

test('WhatsApp: a location on the map', async () => {
	const place = { latitude: 37.78789, longitude: -122.391664, locationName: 'Our office' };
	await twilio.run([item], { ...whatsApp, messageType: 'location', ...place });
	expect(form()).toMatchObject({
		Body: ['Hello'],
		PersistentAction: ['geo:37.78789,-122.391664|Our office'],
	});
});

test.each(['undefined', 'null', '[object Object]'])(
	'S10: WhatsApp: a location whose name is %s is not sent',
	async (locationName) => {
		const place = { latitude: 37.78789, longitude: -122.391664, locationName };
		const run = await twilio.run([item], { ...whatsApp, messageType: 'location', ...place });
		expect(errorOf(run).message).toContain("'Location Name' has");
		expect(twilio.standIn.requests).toEqual([]);
	},
);

test('WhatsApp: a location that nobody filled in is sent by nodes of version 1 only', async () => {
	const place = { ...whatsApp, messageType: 'location', latitude: 0, longitude: 0 };
	const refused = await twilio.run([item], place, { typeVersion: 1.1 });
	expect(errorOf(refused).message).toBe(
		"'Latitude' and Longitude are both 0, which is a place in the sea off Africa [item 0]",
	);
	expect(twilio.standIn.requests).toEqual([]);
	await twilio.run([item], { ...place, longitude: 0.5 }, { typeVersion: 1.1 });
	expect(form()).toMatchObject({ PersistentAction: ['geo:0,0.5'] });
	const sent = await twilio.run([item], place);
	expect(sent.data.resultData.error).toBeUndefined();
});

test('WhatsApp: one file a message', async () => {
	const mediaUrl = ['https://files.example/1.png'];
	await twilio.run([item], { ...whatsApp, messageType: 'media', mediaUrl });
	expect(form()).toMatchObject({ MediaUrl: mediaUrl, Body: ['Hello'] });
	twilio.standIn.reset();
	const two = { messageType: 'media', mediaUrl: [...mediaUrl, 'https://files.example/2.png'] };
	const run = await twilio.run([item], { ...whatsApp, ...two });
	expect(errorOf(run).message).toContain('a message takes one file');
	expect(twilio.standIn.requests).toEqual([]);
});

const variables = (value: object) => ({
	mappingMode: 'defineBelow',
	value: { ...value },
	schema: ['1', '2'].map((id) => ({
		id,
		displayName: id,
		defaultMatch: false,
		required: true,
		display: true,
		type: 'string' as const,
	})),
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

const template = {
	...whatsApp,
	messageType: 'template',
	contentSid: { __rl: true, mode: 'id', value: defaults.contentSid },
};

test('WhatsApp: a template, its variables from each item', async () => {
	const contentVariables = variables({ '1': '={{ $json.name }}', '2': '10:30' });
	await twilio.run([{ ...item, name: 'Anna' }], { ...template, contentVariables });
	expect(form()).toMatchObject({
		ContentSid: [defaults.contentSid],
		ContentVariables: ['{"1":"Anna","2":"10:30"}'],
	});
	expect(form()).not.toHaveProperty('Body');
});

test('WhatsApp: a variable without a value is refused before anything is sent', async () => {
	const contentVariables = variables({ '1': '={{ $json.name }}', '2': '10:30' });
	const run = await twilio.run([{ ...item, name: '' }], { ...template, contentVariables });
	expect(errorOf(run).message).toContain("'Template Variables' has no value for {{1}}");
	expect(twilio.standIn.requests).toEqual([]);
});
