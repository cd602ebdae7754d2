import type { Locator } from 'playwright-core';
import { credentialFor } from '../n8n/playground';
import type { Account } from '../twilio-stand-in/accounts';
import { defaults } from '../twilio-stand-in/server';
import { falseSid } from '../twilio-stand-in/sids';
import { areaOf } from './harness/areas';
import { PickerField } from './harness/pickerField';
import { takePicture } from './harness/pictures';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';

const n8n = setUpN8n();
const screen = setUpEditor('light', () => n8n.playground.n8n.url);
const nodeName = 'Twilio Messaging';
const type = 'n8n-nodes-twilio-messaging.twilioMessaging';

/** Opens a node that is filled in so far, with the credential of an account. */
async function openNode(parameters: object, fields: object = {}): Promise<void> {
	const { api, standIn } = n8n.playground;
	const data = { ...credentialFor(standIn), ...fields };
	const { id } = await api.saveCredential('Twilio', 'twilioMessagingApi', data);
	const workflow = await api.createWorkflow({
		name: 'Pickers',
		nodes: [
			{
				id: 'twilio',
				name: nodeName,
				type,
				typeVersion: 1,
				position: [0, 0],
				parameters: { resource: 'message', ...parameters },
				credentials: { twilioMessagingApi: { id, name: 'Twilio' } },
			},
		],
		connections: {},
	});
	await screen.editor.openWorkflow(workflow.id);
	await screen.editor.openNode(nodeName);
}

const credentialOf = ({ sid, authToken }: Account) => ({ accountSid: sid, authToken });
const picker = (name: string) => new PickerField(screen.editor, name);

const fromNumber = { operation: 'sendSms', senderType: 'from' };
const fromSender = { operation: 'sendWhatsApp', senderType: 'from' };
const fromService = { operation: 'sendSms', senderType: 'messagingService' };
const withTemplate = {
	operation: 'sendWhatsApp',
	senderType: 'messagingService',
	messageType: 'template',
};
const oneMessage = { operation: 'get' };
const oneFile = {
	resource: 'media',
	operation: 'download',
	messageSid: { __rl: true, mode: 'id', value: falseSid('SM', 1) },
};

test('one of 3,000 numbers is picked by a few of its digits', async () => {
	const { standIn } = n8n.playground;
	standIn.seedPhoneNumbers(3000);
	await openNode(fromNumber);
	const from = picker('from');
	await from.open();
	await from.search('303 000 0042');
	await from.items.filter({ hasText: '+13030000042 – SMS, MMS' }).click();
	expect(await from.value()).toBe('+13030000042 – SMS, MMS');
	const queries = standIn.requests.map(({ query }) => query);
	expect(queries.filter((query) => query.startsWith('PhoneNumber='))).toEqual([
		'PhoneNumber=3030000042&PageSize=1000',
	]);
	// The editor may ask for the second page before a person scrolls there.
	expect(queries.filter((query) => query.startsWith('PageSize=')).length).toBeLessThanOrEqual(2);
});

test('a template is picked, and its placeholders become fields', async () => {
	const { editor } = screen;
	const messagingServiceSid = { __rl: true, mode: 'id', value: defaults.messagingServiceSid };
	await openNode({ ...withTemplate, messagingServiceSid, to: '+14155550100' });
	const template = picker('contentSid');
	await template.open();
	await template.items.filter({ hasText: 'login_code (en), Text, approved by WhatsApp' }).click();
	const form = editor.part('node-parameters').first();
	await form.getByText('The template says:Hi {{1}}, your code is {{2}}.').waitFor();
	await form.getByText('{{1}}, e.g. “there”').waitFor();
	await form.getByText('{{2}}, e.g. “000000”').waitFor();
	const inputs = editor.part('mapping-fields-container').locator('input, textarea');
	expect(await inputs.count()).toBe(2);
	for (const input of await inputs.all()) expect(await input.inputValue()).toBe('');
	await inputs.first().fill('Anna');
	await inputs.last().fill('482913');
	await editor.part('mapping-fields-container').scrollIntoViewIfNeeded();
	const words = editor.part('resource-mapper-container');
	await takePicture(editor, {
		name: 'picker-template',
		area: await areaOf(editor.part('ndv')),
		words,
	});
});

const empty: ReadonlyArray<[string, string, object, string, string]> = [
	[
		'numbers',
		'from',
		fromNumber,
		'The account has no phone number that can send SMS',
		'Buy one in Twilio Console',
	],
	[
		'senders',
		'from',
		fromSender,
		'The account has no WhatsApp sender',
		'Register one in Twilio Console',
	],
	[
		'services',
		'messagingServiceSid',
		fromService,
		'The account has no Messaging Services',
		'Create one in Twilio Console',
	],
	[
		'templates',
		'contentSid',
		withTemplate,
		'The account has no content templates',
		'Create one in Twilio Console',
	],
	[
		'messages',
		'messageSid',
		oneMessage,
		'No message was found among the latest',
		'Check that the credential',
	],
];

test.each(empty)('no %s: the list says what to do', async (name, field, parameters, ...texts) => {
	const account = n8n.playground.standIn.addAccount({ numbers: [] });
	await openNode(parameters, credentialOf(account));
	await expectObstacle(`picker-empty-${name}`, field, ...texts);
});

test('no files: the list says what to do', async () => {
	const [value = ''] = n8n.playground.standIn.seedMessages(1);
	await openNode({ ...oneFile, messageSid: { __rl: true, mode: 'id', value } });
	await expectObstacle(
		'picker-empty-files',
		'mediaSid',
		'The message has no files',
		'Choose another',
	);
});

const refused: ReadonlyArray<[string, string, object, string]> = [
	['numbers', 'from', fromNumber, 'The numbers could not be listed'],
	['senders', 'from', fromSender, 'The senders could not be listed'],
	['services', 'messagingServiceSid', fromService, 'The services could not be listed'],
	['templates', 'contentSid', withTemplate, 'The content templates could not be listed'],
	['messages', 'messageSid', oneMessage, 'The messages could not be listed'],
	['files', 'mediaSid', oneFile, 'could not be listed'],
];

test.each(refused)('%s that the key may not read', async (name, field, parameters, message) => {
	await openNode(parameters, restrictedKey());
	await expectObstacle(`picker-refused-${name}`, field, message, 'Allow it to');
});

test('placeholders that the key may not read', async () => {
	const { editor } = screen;
	const contentSid = { __rl: true, mode: 'id', value: defaults.contentSid };
	await openNode({ ...withTemplate, contentSid }, restrictedKey());
	const form = editor.part('node-parameters').first();
	await form.getByText('The template could not be read').waitFor();
	await form.getByText('Allow it to read content templates').waitFor();
	const words = editor.part('resource-mapper-container');
	const area = await areaOf(editor.part('ndv'));
	await takePicture(editor, { name: 'picker-refused-placeholders', area, words });
});

/** The credential of an API key that may do nothing. */
function restrictedKey() {
	const key = { sid: falseSid('SK', 90), secret: 'false-secret-90', kind: 'restricted' } as const;
	const { sid } = n8n.playground.standIn.addAccount({ sid: falseSid('AC', 90), apiKeys: [key] });
	const { sid: apiKeySid, secret: apiKeySecret } = key;
	return { authType: 'apiKey', accountSid: sid, apiKeySid, apiKeySecret };
}

async function expectObstacle(name: string, field: string, ...texts: string[]): Promise<void> {
	const { editor } = screen;
	const list = picker(field);
	await list.open();
	for (const text of texts) await list.obstacle.getByText(text).first().waitFor();
	await expectToBeSeenWhole(list.obstacle);
	const area = await list.area(list.obstacle);
	await takePicture(editor, { name, area, words: list.obstacle });
}

/** n8n lets a person scroll through what is too long, but shows no sign of that. */
async function expectToBeSeenWhole(obstacle: Locator): Promise<void> {
	const hidden = await obstacle.locator('xpath=descendant-or-self::*').evaluateAll((parts) =>
		Math.max(
			...parts
				// What stands within a line has no height of its own.
				.filter(({ clientHeight }) => clientHeight > 0)
				.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
		),
	);
	expect(hidden).toBeLessThanOrEqual(2);
}
