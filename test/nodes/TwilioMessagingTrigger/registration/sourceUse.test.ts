import {
	noteState,
	processMemory,
} from '../../../../nodes/TwilioMessagingTrigger/registration/processMemory';
import { otherUserOf } from '../../../../nodes/TwilioMessagingTrigger/registration/sourceUse';
import type { Webhook } from '../../../../nodes/TwilioMessagingTrigger/registration/webhook';
import { messagesTo, statusUpdatesTo } from '../../../../nodes/twilio/senders/webhookSettings';

const own = 'https://n8n.example/webhook/8f1c/webhook';
const webhook: Webhook = {
	instance: 'n8n',
	trigger: 'one',
	kind: 'active',
	url: own,
	formerUrls: [],
};
const number = messagesTo('phoneNumber', own);
const service = messagesTo('messagingService', own);
const crm = 'https://user:secret@crm.example/sms?key=secret';
const application = { sms_application_sid: 'AP1' };

test.each([
	['nothing stands there', number, { sms_url: '', sms_application_sid: null }, undefined],
	['Twilio’s demo', number, { sms_url: 'https://demo.twilio.com/reply' }, undefined],
	['this webhook', number, { sms_url: own }, undefined],
	['the editor’s', number, { sms_url: own.replace('/webhook/', '/webhook-test/') }, undefined],
	['another URL, without what is secret', number, { sms_url: crm }, 'https://crm.example/sms'],
	['what is no URL', number, { sms_url: 'secret' }, 'another URL'],
	['an application', number, application, 'the application AP1'],
	[
		'an application beside this webhook',
		number,
		{ sms_url: own, ...application },
		'the application AP1',
	],
	[
		'another URL before an application',
		number,
		{ sms_url: crm, ...application },
		'https://crm.example/sms',
	],
	['another group’s URL', number, { voice_url: crm, status_callback: crm }, undefined],
	['its numbers', service, { use_inbound_webhook_on_number: true }, /webhooks of its numbers/],
	['not its numbers', service, { use_inbound_webhook_on_number: false }, undefined],
	['a status callback', statusUpdatesTo(own), { status_callback: crm }, 'https://crm.example/sms'],
])('%s', (_what, group, standing, expected) => {
	const otherUser = otherUserOf(group, standing, webhook);
	if (expected instanceof RegExp) expect(otherUser).toMatch(expected);
	else expect(otherUser).toBe(expected);
});

describe('another workflow of the same n8n', () => {
	const at = (kind: string) => ({
		sms_url: `https://n8n.example/webhook/other/webhook#n8n.by=n8n.two.${kind}`,
	});
	const active = { instance: 'n8n', trigger: 'two', kind: 'active' } as const;
	const listening = { ...active, kind: 'test' } as const;
	const words = 'another workflow of this n8n (https://n8n.example/webhook/other/webhook)';
	beforeEach(() => {
		processMemory.states.clear();
	});

	test('uses it unless it is known to be off', () => {
		expect(otherUserOf(number, at('active'), webhook)).toBe(words);
		noteState(active, 'on');
		expect(otherUserOf(number, at('active'), webhook)).toBe(words);
		noteState(active, 'off');
		expect(otherUserOf(number, at('active'), webhook)).toBeUndefined();
	});

	test('listens to it only while this process knows: listening ends with n8n', () => {
		expect(otherUserOf(number, at('test'), webhook)).toBeUndefined();
		noteState(listening, 'on');
		expect(otherUserOf(number, at('test'), webhook)).toBe(words);
		noteState(listening, 'off');
		expect(otherUserOf(number, at('test'), webhook)).toBeUndefined();
	});
});
