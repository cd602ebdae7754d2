/**
 * Fields of the form of which a message's recipient and content are made: a retry knows an item's
 * message again by them, also when their expressions give something else. Each field of the sends is
 * here or among those of which nothing reaches the person.
 */
export const contentFields = [
	'binaryPropertyName',
	'body',
	'channel',
	'contentSid',
	'contentVariables',
	'fallBackToSms',
	'latitude',
	'locationName',
	'longitude',
	'mediaUrl',
	'message',
	'messageType',
	'operation',
	'to',
] as const;

/** The same for what the collections of options hold. */
export const contentOptions = ['contentSid', 'contentVariables', 'persistentAction'] as const;
