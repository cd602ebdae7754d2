import { hookMethods, type Setting, type SettingTable } from '../settings';

// The codes of this API are not recorded: 20422 says that a parameter is invalid.
const refusal = 20422;
const url = (property: string): Setting => ({ property, kind: 'url', unset: null, refusal });
const method = (property: string): Setting => ({
	property,
	kind: hookMethods,
	unset: 'POST',
	refusal,
});
const flag = (property: string, unset: boolean): Setting => ({
	property,
	kind: 'boolean',
	unset,
	refusal,
});

/** Every parameter that changing a Messaging Service takes, except `FriendlyName`. */
export const serviceParameters = {
	InboundRequestUrl: url('inbound_request_url'),
	InboundMethod: method('inbound_method'),
	FallbackUrl: url('fallback_url'),
	FallbackMethod: method('fallback_method'),
	StatusCallback: url('status_callback'),
	StickySender: flag('sticky_sender', true),
	MmsConverter: flag('mms_converter', true),
	SmartEncoding: flag('smart_encoding', false),
	ScanMessageContent: {
		property: 'scan_message_content',
		kind: ['inherit', 'enable', 'disable'],
		unset: 'inherit',
		refusal,
	},
	FallbackToLongCode: flag('fallback_to_long_code', true),
	AreaCodeGeomatch: flag('area_code_geomatch', true),
	ValidityPeriod: { property: 'validity_period', kind: 'integer', unset: 36_000, refusal },
	SynchronousValidation: flag('synchronous_validation', true),
	Usecase: { property: 'usecase', kind: 'text', unset: 'undeclared', refusal },
	UseInboundWebhookOnNumber: flag('use_inbound_webhook_on_number', false),
} as const satisfies SettingTable;
