import { hookMethods, type Setting, type SettingTable } from '../settings';

// Twilio's own examples show empty texts, not null, where no address or application is set.
const url = (property: string): Setting => ({ property, kind: 'url', unset: '', refusal: 21402 });
const method = (property: string): Setting => ({
	property,
	kind: hookMethods,
	unset: 'POST',
	refusal: 21403,
});
const application = (property: string): Setting => ({
	property,
	kind: { sidPrefix: 'AP' },
	unset: '',
	refusal: 21218,
});
const sid = (property: string, sidPrefix: string): Setting => ({
	property,
	kind: { sidPrefix },
	unset: null,
	refusal: 20422,
});

/** Every parameter that changing a number takes, except `AccountSid` and `FriendlyName`. */
export const numberParameters = {
	ApiVersion: { property: 'api_version', kind: 'text', unset: '2010-04-01', refusal: 20422 },
	SmsApplicationSid: application('sms_application_sid'),
	SmsFallbackMethod: method('sms_fallback_method'),
	SmsFallbackUrl: url('sms_fallback_url'),
	SmsMethod: method('sms_method'),
	SmsUrl: url('sms_url'),
	StatusCallback: { ...url('status_callback'), refusal: 21502 },
	StatusCallbackMethod: method('status_callback_method'),
	VoiceApplicationSid: application('voice_application_sid'),
	VoiceCallerIdLookup: {
		property: 'voice_caller_id_lookup',
		kind: 'boolean',
		unset: false,
		refusal: 20422,
	},
	VoiceFallbackMethod: method('voice_fallback_method'),
	VoiceFallbackUrl: { ...url('voice_fallback_url'), unset: null },
	VoiceMethod: method('voice_method'),
	VoiceUrl: { ...url('voice_url'), unset: null },
	VoiceReceiveMode: {
		property: 'voice_receive_mode',
		kind: ['voice', 'fax'],
		unset: 'voice',
		refusal: 20422,
	},
	EmergencyStatus: {
		property: 'emergency_status',
		kind: ['Active', 'Inactive'],
		unset: 'Active',
		refusal: 20422,
	},
	EmergencyAddressSid: sid('emergency_address_sid', 'AD'),
	TrunkSid: sid('trunk_sid', 'TK'),
	IdentitySid: sid('identity_sid', 'RI'),
	AddressSid: sid('address_sid', 'AD'),
	BundleSid: sid('bundle_sid', 'BU'),
} as const satisfies SettingTable;
