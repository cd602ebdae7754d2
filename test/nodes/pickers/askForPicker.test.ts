import { ownNumber } from '../../twilio-stand-in/accounts';
import { defaults } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';
import { credentialOf, mapperFields, pick } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

/** Covers pickers/index, pickerError. */

const twilio = setUpTwilio();
const emptyAccount = () => credentialOf(twilio.standIn.addAccount({ numbers: [] }));

const template = { contentSid: { __rl: true, mode: 'list', value: defaults.contentSid } };
const message = { messageSid: { __rl: true, mode: 'list', value: falseSid('SM', 1) } };

describe('an account without anything', () => {
	test.each([
		['searchSenders', 'sendSms', 'no phone number that can send SMS', 'Buy one in Twilio Console'],
		['searchSenders', 'sendMms', 'no phone number that can send MMS', 'Buy one in Twilio Console'],
		['searchMessagingServices', 'sendSms', 'no Messaging Services', 'Create one in Twilio Console'],
		['searchContentTemplates', 'sendWhatsApp', 'no content templates', 'Content Template Builder'],
		['searchChannelSenders', 'sendWhatsApp', 'no WhatsApp sender', 'sandbox'],
		['searchChannelSenders', 'sendRcs', 'no RCS sender', 'Senders > RCS'],
		['searchMessages', 'get', 'No message was found', 'By ID'],
		['searchMessages', 'cancel', 'No scheduled message was found', 'By ID'],
		['searchMessages', 'redact', 'No message with a text was found', 'By ID'],
		['searchMessages', 'sendFeedback', 'No sent message was found', 'By ID'],
	])('%s for %s says what to do', async (method, operation, text, advice) => {
		await expect(
			pick(twilio, method, { parameters: { operation }, credential: emptyAccount() }),
		).rejects.toMatchObject({
			message: expect.stringContaining(text) as unknown,
			description: expect.stringContaining(advice) as unknown,
		});
	});

	test('finds nothing when somebody searches, without an error', async () => {
		const credential = emptyAccount();
		expect(await pick(twilio, 'searchSenders', { credential, filter: '12' })).toEqual({
			results: [],
		});
	});

	test('the trigger says so too, and so does an account whose numbers can only speak', async () => {
		const numbers = [ownNumber('+12025550199', 'voice')];
		const silent = credentialOf(twilio.standIn.addAccount({ numbers }));
		const node = 'twilioMessagingTrigger' as const;
		for (const credential of [emptyAccount(), silent])
			await expect(pick(twilio, 'searchPhoneNumbers', { node, credential })).rejects.toThrow(
				'The account has no phone number for messages',
			);
	});

	test('a message without files says so', async () => {
		const [sid] = twilio.standIn.seedMessages(1);
		const messageSid = { __rl: true, mode: 'id', value: sid ?? '' };
		await expect(pick(twilio, 'searchMedia', { parameters: { messageSid } })).rejects.toThrow(
			'The message has no files',
		);
	});
});

describe('a credential that may not read them', () => {
	const methods = [
		['searchSenders', 'The numbers could not be listed', 'Allow it to list phone numbers'],
		['searchMessagingServices', 'The services could not be listed', 'Allow it to list Messaging'],
		['searchContentTemplates', 'The content templates could not be', 'Allow it to read content'],
		['searchChannelSenders', 'The senders could not be listed', 'Allow it to list senders'],
		['searchMessages', 'The messages could not be listed', 'Allow it to read messages'],
		['searchMedia', 'could not be listed', 'Allow it to list the media'],
	] as const;

	test.each(methods)('%s says which permission the key lacks', async (method, text, advice) => {
		const key = { sid: falseSid('SK', 60), secret: 'false-secret-60', kind: 'restricted' } as const;
		const { sid } = twilio.standIn.addAccount({ sid: falseSid('AC', 60), apiKeys: [key] });
		const credential = {
			authType: 'apiKey',
			accountSid: sid,
			apiKeySid: key.sid,
			apiKeySecret: key.secret,
		};
		const parameters = { ...message, ...template, operation: 'sendWhatsApp' };
		await expect(pick(twilio, method, { credential, parameters })).rejects.toMatchObject({
			message: expect.stringContaining(text) as unknown,
			description: expect.stringContaining(advice) as unknown,
			httpCode: '403',
		});
		const { fields, emptyFieldsNotice } = await mapperFields(twilio, 'getTemplateVariables', {
			credential,
			parameters,
		});
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain('Allow it to read content templates');
	});

	test.each(methods)('%s says that the token is wrong', async (method, text) => {
		const credential = { authToken: 'not-the-token' };
		const parameters = { ...message, operation: 'sendWhatsApp' };
		await expect(pick(twilio, method, { credential, parameters })).rejects.toMatchObject({
			message: expect.stringContaining(text) as unknown,
			description: expect.stringMatching(/^Check its Account SID.* allowed to /) as unknown,
			httpCode: '401',
		});
	});

	test.each(methods)('W16: after a 404 %s blames no SID that nobody gave', async (method, text) => {
		twilio.standIn.faults.decide = () => ({ kind: 'refusal', code: 20404 });
		const parameters = { ...message, operation: 'sendWhatsApp' };
		await expect(pick(twilio, method, { parameters })).rejects.toMatchObject({
			message: expect.stringContaining(text) as unknown,
			description: expect.stringMatching(/"Account SID".*"Base URL"/) as unknown,
		});
		await expect(pick(twilio, method, { parameters })).rejects.not.toMatchObject({
			description: expect.stringContaining('Message SID') as unknown,
		});
	});

	test.each([401, 403])('W6: a %i of a proxy is not blamed on the key', async (status) => {
		twilio.standIn.faults.decide = () => ({ kind: 'html', status, moment: 'before' });
		await expect(pick(twilio, 'searchSenders')).rejects.toMatchObject({
			message: expect.stringMatching(/proxy/) as unknown,
			description: expect.stringMatching(/administrator/) as unknown,
		});
	});

	test('the test pair is told apart', async () => {
		const account = twilio.standIn.addAccount({ testCredentials: true });
		const credential = credentialOf(account);
		await expect(pick(twilio, 'searchSenders', { credential })).rejects.toMatchObject({
			description: expect.stringContaining('live "Account SID"') as unknown,
		});
	});

	test('a credential that cannot be right asks nobody', async () => {
		await expect(
			pick(twilio, 'searchSenders', { credential: { accountSid: 'AC1' } }),
		).rejects.toMatchObject({
			message: "The credential's 'Account SID' is not valid",
		});
		expect(twilio.standIn.requests).toEqual([]);
	});
});
