/** A form that Twilio posts: made up, in the shape in which real ones were recorded. */
export type PostedForm = Readonly<Record<string, string>>;

const sid = (number: number, prefix = 'SM') => prefix + String(number).padStart(32, '0');
const phone = '+14155550101';

/** What comes with every message; `SmsStatus` and its like are older names for the same. */
const common = (number: number, prefix?: string) => ({
	SmsMessageSid: sid(number, prefix),
	SmsSid: sid(number, prefix),
	MessageSid: sid(number, prefix),
	AccountSid: sid(1, 'AC'),
	SmsStatus: 'received',
	NumSegments: '1',
	NumMedia: '0',
	ApiVersion: '2010-04-01',
});

/** What comes with every WhatsApp message, whether it means anything or not. */
const whatsApp = (number: number, prefix?: string) => ({
	...common(number, prefix),
	From: `whatsapp:${phone}`,
	To: 'whatsapp:+12025550100',
	ProfileName: 'Anna',
	WaId: '14155550101',
	Forwarded: 'false',
	FrequentlyForwarded: 'false',
	ReferralNumMedia: '0',
	ChannelMetadata: JSON.stringify({
		type: 'whatsapp',
		data: { context: { ProfileName: 'Anna', WaId: '14155550101' } },
	}),
});

const rcs = (number: number) => ({
	...common(number),
	From: `rcs:${phone}`,
	To: 'rcs:my_agent_00000000_agent',
	MessagingServiceSid: sid(1, 'MG'),
});

/** What WhatsApp and RCS send, by the names under which docs/received-fields.md shows what becomes of it. */
export const postedShapes: Readonly<Record<string, PostedForm>> = {
	'WhatsApp: a text': {
		...whatsApp(1),
		MessageType: 'text',
		Body: 'What are your hours?',
		ExternalUserId: 'whatsapp:US.0000000000000001',
	},
	'WhatsApp: a button of a template': {
		...whatsApp(2),
		MessageType: 'button',
		Body: 'Confirm',
		ButtonText: 'Confirm',
		ButtonPayload: 'confirm-4711',
		OriginalRepliedMessageSid: sid(900, 'MM'),
		OriginalRepliedMessageSender: 'whatsapp:+12025550100',
	},
	'WhatsApp: an entry of a list': {
		...whatsApp(3),
		MessageType: 'interactive',
		Body: 'Tuesday',
		ListId: 'day-2',
		ListTitle: 'Tuesday',
		ListDescription: 'From 9 to 17',
		OriginalRepliedMessageSid: sid(901, 'MM'),
		OriginalRepliedMessageSender: 'whatsapp:+12025550100',
	},
	'WhatsApp: a flow that was filled in': {
		...whatsApp(4),
		MessageType: 'interactive',
		Body: 'Sent',
		FlowData: JSON.stringify({
			flow_token: 'booking-4711',
			date: '2030-01-08',
			guests: '4',
			extras: ['parking', 'breakfast'],
		}),
		OriginalRepliedMessageSid: sid(902, 'MM'),
		OriginalRepliedMessageSender: 'whatsapp:+12025550100',
	},
	'WhatsApp: a reaction': {
		...whatsApp(5),
		MessageType: 'reaction',
		Body: '👍',
		OriginalRepliedMessageSid: sid(903),
		OriginalRepliedMessageSender: 'whatsapp:+12025550100',
	},
	'WhatsApp: an answer to one message, forwarded from somebody else': {
		...whatsApp(6),
		MessageType: 'text',
		Body: 'Is this from you?',
		Forwarded: 'true',
		FrequentlyForwarded: 'true',
		OriginalRepliedMessageSid: sid(904),
		OriginalRepliedMessageSender: 'whatsapp:+12025550100',
	},
	'WhatsApp: somebody who came by an advertisement': {
		...whatsApp(7),
		MessageType: 'text',
		Body: 'Hello! Can I get more info on this?',
		ReferralHeadline: 'Two nights for the price of one',
		ReferralBody: 'Until the end of the month',
		ReferralSourceType: 'ad',
		ReferralSourceId: '120000000000000001',
		ReferralSourceUrl: 'https://fb.example/ad-1',
		ReferralCtwaClid: 'false-click-0001',
		ReferralMediaId: 'false-media-0001',
		ReferralMediaUrl: 'https://fb.example/ad-1.jpg',
		ReferralMediaContentType: 'image/jpeg',
		ReferralNumMedia: '1',
	},
	'WhatsApp: a contact': {
		...whatsApp(8, 'MM'),
		MessageType: 'contacts',
		Body: 'Dr. False',
		NumMedia: '1',
		MediaUrl0: `https://api.twilio.com/2010-04-01/Accounts/${sid(1, 'AC')}/Messages/${sid(8, 'MM')}/Media/${sid(1, 'ME')}`,
		MediaContentType0: 'text/vcard',
	},
	'WhatsApp: a location': {
		...whatsApp(9),
		MessageType: 'location',
		Body: '',
		Latitude: '37.787890',
		Longitude: '-122.391664',
		Address: '375 False Street',
		Label: 'Office',
	},
	'RCS: a suggested reply': {
		...rcs(10),
		Body: 'Yes, please',
		ButtonText: 'Yes, please',
		ButtonPayload: 'yes-4711',
		ButtonType: 'REPLY',
	},
	'RCS: somebody who wants no more messages': {
		...rcs(11),
		Body: 'Stop',
		OptOutType: 'STOP',
	},
};
