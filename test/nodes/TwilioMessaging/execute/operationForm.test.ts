import { formOf } from '../../../../nodes/TwilioMessaging/execute/operationForm';
import { findOperation } from '../../../../nodes/TwilioMessaging/operations';

const form = (operation: string, resource = 'message') =>
	formOf(findOperation(resource, operation) ?? { fields: [] });

test.each([
	['sendSms', 'message', 'send'],
	['sendMms', 'message', 'send'],
	['sendWhatsApp', 'message', 'channelSend'],
	['sendRcs', 'message', 'channelSend'],
	['preview', 'message', 'send'],
	['get', 'message', 'message'],
	['cancel', 'message', 'message'],
	['download', 'media', 'message'],
	['list', 'message', 'other'],
	['getStatistics', 'message', 'other'],
	['buildReply', 'message', 'other'],
])('the form of %s (%s) is of the kind %s', (operation, resource, kind) => {
	expect(form(operation, resource).kind).toBe(kind);
});

test('W12: a field is called what the form itself calls it', () => {
	const renamed = formOf({
		fields: [
			{ displayName: 'Recipient', name: 'to', type: 'string', default: '' },
			{
				displayName: 'More',
				name: 'options',
				type: 'collection',
				default: {},
				options: [{ displayName: 'When', name: 'sendAt', type: 'dateTime', default: '' }],
			},
		],
	});
	expect(renamed.labelOf('to')).toBe('Recipient');
	expect(renamed.labelOf('sendAt')).toBe('When');
	expect(renamed.labelOf('authToken')).toBe('Auth Token');
	expect(renamed.has('sendAt')).toBe(true);
	expect(renamed.has('mediaUrl')).toBe(false);
});

test('W13: the same field has the name of its own form', () => {
	expect(form('sendSms').labelOf('contentSid')).toBe('Content Template SID');
	expect(form('sendWhatsApp').labelOf('contentSid')).toBe('Content Template');
	expect(form('sendRcs').labelOf('contentVariables')).toBe('Template Variables');
	expect(form('sendSms').has('messageType')).toBe(false);
	expect(form('sendSms').has('validityPeriod')).toBe(true);
});
