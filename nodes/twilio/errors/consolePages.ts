/** Where things are in Twilio's Console (https://console.twilio.com), as a path through its menus. */
export const consolePages = {
	activeNumbers: 'Twilio Console > Phone Numbers > Manage > Active numbers',
	apiKeys: 'Twilio Console > Account > API keys & tokens',
	billing: 'Twilio Console > Billing',
	compliance: 'Twilio Console > Messaging > Regulatory Compliance',
	geoPermissions: 'Twilio Console > Messaging > Settings > Geo permissions',
	linkShortening: 'Twilio Console > Messaging > Link Shortening',
	messagingLogs: 'Twilio Console > Monitor > Logs > Messaging',
	messagingServices: 'Twilio Console > Messaging > Services',
	messagingSettings: 'Twilio Console > Messaging > Settings > General',
	senderPool: 'Twilio Console > Messaging > Services > Sender Pool',
	senders: 'Twilio Console > Messaging > Senders',
	templates: 'Twilio Console > Messaging > Content Template Builder',
	trustHub: 'Twilio Console > Trust Hub',
	verifiedNumbers: 'Twilio Console > Phone Numbers > Manage > Verified Caller IDs',
	whatsAppSandbox: 'Twilio Console > Messaging > Try it out > Send a WhatsApp message',
	whatsAppSenders: 'Twilio Console > Messaging > Senders > WhatsApp senders',
};
