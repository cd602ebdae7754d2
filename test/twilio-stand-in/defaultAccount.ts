import { ownNumber, type Account } from './accounts';
import { falseSid } from './sids';

/** What the default account owns, by the use that a test has for it. None of it exists. */
export const defaults = {
	accountSid: falseSid('AC', 1),
	authToken: 'false-auth-token-1',
	mainKeySid: falseSid('SK', 1),
	mainKeySecret: 'false-main-key-secret',
	standardKeySid: falseSid('SK', 2),
	standardKeySecret: 'false-standard-key-secret',
	/** SMS and MMS. */
	number: '+12025550100',
	/** SMS only. */
	smsNumber: '+447700900100',
	/** Neither SMS nor MMS. */
	voiceNumber: '+12025550102',
	/** SMS and MMS, in no Messaging Service: what it receives goes to its own webhook. */
	numberWithoutService: '+12025550104',
	shortCode: '12345',
	whatsAppSender: 'whatsapp:+12025550103',
	rcsSender: 'rcs:stand_in_agent',
	messagingServiceSid: falseSid('MG', 1),
	/** A service that has no senders. */
	emptyMessagingServiceSid: falseSid('MG', 2),
	/** `Hi {{1}}, your code is {{2}}.` */
	contentSid: falseSid('HX', 1),
} as const;

/** The account that every stand-in starts with. */
export const defaultAccount: Partial<Account> = {
	sid: defaults.accountSid,
	authToken: defaults.authToken,
	apiKeys: [
		{ sid: defaults.mainKeySid, secret: defaults.mainKeySecret, kind: 'main' },
		{ sid: defaults.standardKeySid, secret: defaults.standardKeySecret, kind: 'standard' },
	],
	numbers: [
		ownNumber(defaults.number, 'sms', 'mms', 'voice'),
		ownNumber(defaults.smsNumber, 'sms'),
		ownNumber(defaults.voiceNumber, 'voice'),
		ownNumber(defaults.shortCode, 'sms', 'mms'),
		ownNumber(defaults.numberWithoutService, 'sms', 'mms', 'voice'),
	],
	channelSenders: [defaults.whatsAppSender, defaults.rcsSender],
	messagingServices: [
		{
			sid: defaults.messagingServiceSid,
			friendlyName: 'Stand-in service',
			senders: [
				defaults.number,
				defaults.smsNumber,
				defaults.shortCode,
				defaults.whatsAppSender,
				defaults.rcsSender,
			],
			linkDomain: 'links.example',
		},
		{ sid: defaults.emptyMessagingServiceSid, friendlyName: 'Empty service', senders: [] },
	],
	contentTemplates: [
		{
			sid: defaults.contentSid,
			friendlyName: 'login_code',
			approval: 'approved',
			body: 'Hi {{1}}, your code is {{2}}.',
			variables: { 1: 'there', 2: '000000' },
		},
	],
};
