import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import type { ParameterFor } from './createParameterRow';

type SdkOptions = Required<MessageListInstanceCreateOptions>;

/**
 * All parameters that create a message, in the order in which Twilio's SDK sends them. The compiler
 * holds this table against the SDK's own type: a parameter that is missing here, that Twilio does
 * not have, or that has another kind does not build.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export const createParameters = {
	to: {
		kind: 'text',
		holds: 'recipient',
		label: 'To',
		help: 'Who gets the message: a phone number with + and country code, or a whatsapp:, messenger: or rcs: address',
		example: '+14155550100',
	},
	statusCallback: {
		kind: 'text',
		holds: 'url',
		label: 'Status Callback URL',
		help: 'Public URL to which Twilio reports each change of the message’s status, such as sent and delivered',
		example: 'https://example.com/twilio/status',
	},
	applicationSid: {
		kind: 'sid',
		of: 'application',
		label: 'Application SID',
		help: 'The application whose status callback is used; ignored when Status Callback URL is set',
		example: 'AP…',
	},
	maxPrice: {
		kind: 'number',
		whole: false,
		minimum: 0,
		proposed: 0,
		label: 'Max Price (Obsolete)',
		help: 'A limit in US dollars, which Twilio has ignored since June 2024',
	},
	provideFeedback: {
		kind: 'flag',
		label: 'Provide Feedback',
		help: 'Whether you will report later that the recipient completed the action that the message asked for, such as entering the code',
	},
	attempt: {
		kind: 'number',
		whole: true,
		minimum: 1,
		proposed: 1,
		label: 'Attempt',
		help: 'How many times you have tried to send this message, this time included; for Twilio’s records only',
	},
	validityPeriod: {
		kind: 'number',
		whole: true,
		minimum: 1,
		maximum: 36_000,
		proposed: 36_000,
		label: 'Validity Period (Seconds)',
		help: 'How long the message may wait in Twilio’s queue before it is given up: 1 to 36000 seconds (10 hours)',
	},
	forceDelivery: {
		kind: 'flag',
		label: 'Force Delivery',
		help: 'Whether to try even when Twilio takes the number for a landline',
	},
	contentRetention: {
		kind: 'choice',
		choices: { retain: 'Retain', discard: 'Discard' },
		proposed: 'retain',
		label: 'Content Retention',
		help: 'Whether Twilio keeps the text after the message is done; Discard needs the feature to be enabled on the account',
	},
	addressRetention: {
		kind: 'choice',
		choices: { retain: 'Retain', obfuscate: 'Obfuscate' },
		proposed: 'retain',
		label: 'Address Retention',
		help: 'Whether Twilio keeps the phone number after the message is done; Obfuscate needs the feature to be enabled on the account',
	},
	smartEncoded: {
		kind: 'flag',
		label: 'Smart Encoded',
		help: 'Whether to replace typographic quotes, dashes and spaces with plain ones, which makes a message cheaper',
	},
	persistentAction: {
		kind: 'texts',
		holds: 'text',
		label: 'Persistent Action',
		help: 'Rich action of a channel message, such as a location for WhatsApp',
		example: 'geo:37.787890,-122.391664|Our office',
	},
	trafficType: {
		kind: 'choice',
		choices: { free: 'Free' },
		proposed: 'free',
		label: 'Traffic Type',
		help: 'Marks the message as free to end users, where the account has this',
	},
	shortenUrls: {
		kind: 'flag',
		label: 'Shorten URLs',
		help: 'Whether to replace links in the text with short ones that can be counted; needs a Messaging Service with a link-shortening domain',
	},
	scheduleType: {
		kind: 'choice',
		choices: { fixed: 'Fixed' },
		proposed: 'fixed',
		label: 'Schedule Type',
		help: 'How the message is scheduled; goes along with Send At',
	},
	sendAt: {
		kind: 'dateTime',
		label: 'Send At',
		help: 'When to send the message, 15 minutes to 35 days from now, in the workflow’s time zone; needs a Messaging Service. Cancel stops it until then.',
		example: '2026-12-24T09:00:00',
	},
	sendAsMms: {
		kind: 'flag',
		label: 'Send as MMS',
		help: 'Whether to send a text without media as one MMS',
	},
	contentVariables: {
		kind: 'text',
		holds: 'contentVariables',
		label: 'Content Variables',
		help: 'What to fill into the content template’s placeholders, as a JSON object of texts, e.g. {"1": "Anna", "2": "10:30"}',
		example: '{"1": "Anna", "2": "10:30"}',
	},
	messageIntent: {
		kind: 'choice',
		choices: {
			otp: 'One-Time Password',
			notifications: 'Notifications',
			marketing: 'Marketing',
			fraud: 'Fraud Alert',
			security: 'Security Alert',
			customercare: 'Customer Care',
			delivery: 'Delivery',
			education: 'Education',
			polling: 'Polling',
			announcements: 'Announcements',
			events: 'Events',
		},
		proposed: 'notifications',
		label: 'Message Intent',
		help: 'What kind of message this is, so that Twilio can pick the right sender and route',
	},
	riskCheck: {
		kind: 'choice',
		choices: { enable: 'Enable', disable: 'Disable' },
		proposed: 'enable',
		label: 'Risk Check',
		help: 'Whether Twilio’s protection against SMS pumping fraud checks this message, where the account has it',
	},
	from: {
		kind: 'text',
		holds: 'sender',
		label: 'From',
		help: 'Who the message comes from: one of your Twilio numbers, a short code, a sender ID, or a whatsapp:, messenger: or rcs: address',
		example: '+14155550199',
	},
	fallbackFrom: {
		kind: 'text',
		holds: 'sender',
		label: 'Fallback From',
		help: 'Sender to use when an RCS message has to go out as SMS or MMS; needs a Messaging Service with an RCS sender',
		example: '+14155550199',
	},
	messagingServiceSid: {
		kind: 'sid',
		of: 'messagingService',
		label: 'Messaging Service',
		help: 'The Messaging Service that picks the sender',
		example: 'MG…',
	},
	body: {
		kind: 'text',
		holds: 'body',
		label: 'Body',
		help: 'The text of the message, up to 1600 characters; long texts travel in several segments, each of which is charged',
		example: 'Hello Anna, see you on Monday at 10:30.',
	},
	mediaUrl: {
		kind: 'texts',
		holds: 'url',
		most: 10,
		label: 'Media URLs',
		help: 'Public http(s) URLs of the pictures or files to send, up to 10',
		example: 'https://example.com/picture.jpg',
	},
	contentSid: {
		kind: 'sid',
		of: 'content',
		label: 'Content Template SID',
		help: 'Content template to send instead of Body; needed on WhatsApp outside the 24-hour window',
		example: 'HX…',
	},
} as const satisfies {
	readonly [Name in keyof SdkOptions]: ParameterFor<SdkOptions[Name]>;
};

/** A parameter as this package and Twilio's SDK call it, e.g. `messagingServiceSid`. */
export type CreateParameterName = keyof typeof createParameters;
