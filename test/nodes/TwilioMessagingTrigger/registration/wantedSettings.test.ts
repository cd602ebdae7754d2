import {
	isRegistered,
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

describe('a webhook is registered', () => {
	const wanted = wantedSettings({ source: service, events: new Set(both) }, url);
	const standing = {
		inbound_request_url: url,
		inbound_method: 'POST',
		fallback_url: null,
		fallback_method: 'POST',
		use_inbound_webhook_on_number: false,
		status_callback: url,
	};
	const remembered = {
		source: service,
		url,
		before: { inbound_request_url: {}, status_callback: {} },
	};

	test.each([
		['as Twilio writes its settings', {}, true],
		['with a fallback that somebody has added', { fallback_url: 'https://crm.example' }, true],
		['unless another URL is called', { inbound_request_url: 'https://crm.example' }, false],
		['unless updates go elsewhere', { status_callback: null }, false],
		['unless in another way', { inbound_method: 'GET' }, false],
		['unless the numbers’ own webhooks are called', { use_inbound_webhook_on_number: true }, false],
	])('%s', (_how, changed, expected) => {
		expect(isRegistered(wanted, { ...standing, ...changed }, remembered)).toBe(expected);
	});

	test('unless more is remembered than wanted, or less', () => {
		const less = { ...remembered, before: { status_callback: {} } };
		expect(isRegistered(wanted, standing, less)).toBe(false);
		expect(isRegistered(wanted.slice(1), standing, remembered)).toBe(false);
		expect(isRegistered(wanted.slice(1), standing, less)).toBe(true);
	});
});
