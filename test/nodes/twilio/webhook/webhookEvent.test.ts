import { isOfConversations, readEvent } from '../../../../nodes/twilio/webhook/webhookEvent';
import { explainDelivery } from '../../../../nodes/twilio/errors';
import { noForm } from '../../../../nodes/twilio/message/formLabels';

/** Covers optOutKeywords, statusRank, postedMedia, simplifiedEvent. */

const posted = (fields: Record<string, string>) =>
	new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
const sid = 'SM00000000000000000000000000000001';
const base = {
	MessageSid: sid,
	From: '+14155550101',
	To: '+12025550100',
	Body: 'Hello',
	NumMedia: '0',
};

test('a text', () => {
	expect(readEvent(posted({ ...base, FromCountry: 'US', FromCity: '' }))?.simple).toEqual({
		event: 'messageReceived',
		sid,
		from: '+14155550101',
		to: '+12025550100',
		body: 'Hello',
		channel: 'sms',
		media: [],
		place: { country: 'US' },
	});
});

test('pictures', () => {
	const fields = {
		...base,
		NumMedia: '2',
		MediaUrl0: 'https://a/0',
		MediaContentType0: 'image/png',
		MediaUrl1: 'https://a/1',
		MediaContentType1: 'image/gif',
	};
	expect(readEvent(posted(fields))?.simple).toMatchObject({
		channel: 'mms',
		media: [
			{ url: 'https://a/0', contentType: 'image/png' },
			{ url: 'https://a/1', contentType: 'image/gif' },
		],
	});
});

test('a location by WhatsApp, in answer to a message', () => {
	const fields = {
		...base,
		From: 'whatsapp:+14155550101',
		Body: '',
		ProfileName: 'Anna',
		Latitude: '52.5',
		Longitude: '0',
		Label: 'Shop',
		ButtonText: 'Yes',
		ButtonPayload: 'yes-1',
		OriginalRepliedMessageSid: 'SM2',
	};
	expect(readEvent(posted(fields))?.simple).toMatchObject({
		channel: 'whatsapp',
		profileName: 'Anna',
		location: { latitude: 52.5, longitude: 0, label: 'Shop' },
		button: { text: 'Yes', payload: 'yes-1' },
		repliedTo: { sid: 'SM2' },
	});
});

test.each([
	[' stop ', '', 'STOP'],
	['Unsubscribe', '', 'STOP'],
	['start', '', 'START'],
	['INFO', '', 'HELP'],
	['arrêt', 'STOP', 'STOP'],
	['Please stop calling', '', undefined],
])('%p, of which Twilio says %p: %p', (body, said, optOut) => {
	expect(readEvent(posted({ ...base, Body: body, OptOutType: said }))?.simple.optOut).toBe(optOut);
});

test.each([
	['rcs:+14155550101', 'Stop', 'STOP', 'STOP'],
	['whatsapp:+14155550101', 'arrêt', 'STOP', 'STOP'],
	['messenger:1234', 'start', 'START', 'START'],
	['rcs:+14155550101', 'Stop', '', undefined],
	['whatsapp:+14155550101', 'HELP', '', undefined],
	['+14155550101', 'HELP', '', 'HELP'],
])('R20: %s writes %p, of which Twilio says %p: %p', (from, body, said, optOut) => {
	const fields = { ...base, From: from, Body: body, OptOutType: said };
	expect(readEvent(posted(fields))?.simple.optOut).toBe(optOut);
});

test.each(['received', 'receiving', 'Received'])(
	'R18: a message that comes in with the status %p is one that came in',
	(status) => {
		expect(readEvent(posted({ ...base, MessageStatus: status }))).toMatchObject({
			kind: 'messageReceived',
			status: '',
			simple: { body: 'Hello' },
		});
	},
);

test('R18: and something about one, without the message itself, stands for nothing', () => {
	expect(readEvent(posted({ MessageSid: sid, MessageStatus: 'received' }))).toBeUndefined();
});

test.each([
	[{ EventType: 'onMessageAdded', ConversationSid: 'CH1', Author: '+14155550101', Body: 'Hello' }],
	[{ EventType: 'onMessageUpdated', Body: 'Hello' }],
	[{ EventType: 'onDeliveryUpdated', ConversationSid: 'CH1', Status: 'read' }],
	[{ ConversationSid: 'CH1', Body: 'Hello' }],
])('R19: %j of Conversations is no message', (fields) => {
	const form = posted({ MessageSid: 'IM00000000000000000000000000000001', ...fields });
	expect([readEvent(form), isOfConversations(form)]).toEqual([undefined, true]);
});

test('R19: an event of a status is one', () => {
	const form = posted({ MessageSid: sid, MessageStatus: 'read', EventType: 'READ' });
	expect([readEvent(form)?.status, isOfConversations(form)]).toEqual(['read', false]);
});

test('a status with its reason and advice', () => {
	const fields = {
		MessageSid: sid,
		MessageStatus: 'undelivered',
		ErrorCode: '30003',
		To: '+14155550101',
		From: '+12025550100',
	};
	expect(readEvent(posted(fields))).toMatchObject({
		kind: 'messageStatusUpdated',
		errorCode: 30003,
		simple: {
			event: 'messageStatusUpdated',
			sid,
			status: 'undelivered',
			statusRank: 5,
			errorCode: 30003,
			errorMessage: explainDelivery(30003, noForm)?.meaning,
			advice: explainDelivery(30003, noForm)?.advice,
		},
	});
});

test('W15: Twilio’s own words of an error stay beside ours', () => {
	const fields = { MessageSid: sid, MessageStatus: 'failed', ErrorCode: '30003' };
	const simple = (more: Record<string, string>) =>
		readEvent(posted({ ...fields, ...more }))?.simple;
	expect(simple({ ErrorMessage: 'Unreachable' })).toMatchObject({
		errorMessage: explainDelivery(30003, noForm)?.meaning,
		twilioMessage: 'Unreachable',
	});
	expect(simple({})).not.toHaveProperty('twilioMessage');
	// Where we have no words, they stand in the place of ours.
	const unknown = simple({ ErrorCode: '39999', ErrorMessage: 'New' });
	expect(unknown).toMatchObject({ errorMessage: 'New' });
	expect(unknown).not.toHaveProperty('twilioMessage');
});

test('statuses rank in the order in which they happen', () => {
	const rank = (status: string) =>
		readEvent(posted({ MessageSid: sid, MessageStatus: status }))?.simple.statusRank;
	expect(['accepted', 'queued', 'sending', 'sent', 'delivered', 'read'].map(rank)).toEqual([
		1, 2, 3, 4, 5, 6,
	]);
	expect(rank('news')).toBe(0);
});

test('everything that was posted is kept, and what is posted twice twice', () => {
	const fields = new Map([
		['MessageSid', [sid]],
		['New', ['a', 'b']],
	]);
	expect(readEvent(fields)?.raw).toEqual({ MessageSid: sid, New: ['a', 'b'] });
});

test('what is no message is none', () => {
	expect(readEvent(posted({ CallSid: 'CA1' }))).toBeUndefined();
});
