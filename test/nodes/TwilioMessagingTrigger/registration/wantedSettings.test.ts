import {
	possibleSettings,
	wantedSettings,
} from '../../../../nodes/TwilioMessagingTrigger/registration/wantedSettings';

const url = 'https://n8n.example/webhook/8f1c/webhook';
const number = { kind: 'phoneNumber', sid: 'PN1' } as const;
const service = { kind: 'messagingService', sid: 'MG1' } as const;
const both = ['messageReceived', 'messageStatusUpdated'];

test.each([
	[number, both, ['sms_url']],
	[number, ['messageStatusUpdated'], []],
	[service, both, ['inbound_request_url', 'status_callback']],
	[service, ['messageStatusUpdated'], ['status_callback']],
	[service, [], []],
	[undefined, both, []],
])('of %j, for %j: %j', (source, events, expected) => {
	const groups = wantedSettings({ source, events: new Set(events) }, url);
	expect(groups.map(({ urlSetting }) => urlSetting)).toEqual(expected);
	expect(groups.map(({ urlSetting, settings }) => settings[urlSetting])).toEqual(
		expected.map(() => url),
	);
});

test.each([
	['phoneNumber', ['sms_url']],
	['messagingService', ['inbound_request_url', 'status_callback']],
] as const)('a %s can have had %j', (kind, expected) => {
	expect(possibleSettings(kind, url).map(({ urlSetting }) => urlSetting)).toEqual(expected);
});
