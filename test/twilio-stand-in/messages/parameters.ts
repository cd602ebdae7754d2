import { TwilioRefusal } from '../errors';
import type { Form } from '../form';

/** What a create parameter may hold: a kind, or one of the words listed. */
type Kind = 'text' | 'list' | 'boolean' | 'number' | readonly string[];

/** Every parameter that creating a message takes. */
export const createParameters = {
	To: 'text',
	From: 'text',
	FallbackFrom: 'text',
	MessagingServiceSid: 'text',
	Body: 'text',
	MediaUrl: 'list',
	ContentSid: 'text',
	ContentVariables: 'text',
	StatusCallback: 'text',
	ApplicationSid: 'text',
	MaxPrice: 'number',
	ProvideFeedback: 'boolean',
	Attempt: 'number',
	ValidityPeriod: 'text',
	ForceDelivery: 'boolean',
	ContentRetention: ['retain', 'discard'],
	AddressRetention: ['retain', 'obfuscate'],
	SmartEncoded: 'boolean',
	PersistentAction: 'list',
	TrafficType: ['free'],
	ShortenUrls: 'boolean',
	ScheduleType: ['fixed'],
	SendAt: 'text',
	SendAsMms: 'boolean',
	RiskCheck: ['enable', 'disable'],
	MessageIntent: 'text',
} as const satisfies Readonly<Record<string, Kind>>;

/**
 * Checks what no code of its own watches over: booleans, numbers and words. Twilio may be more
 * lenient here; a test is better served by a refusal.
 */
export function checkKinds(form: Form): void {
	for (const [name, kind] of Object.entries<Kind>(createParameters)) {
		const values = form.all(name);
		const wrong = values.find((value) => !fits(kind, value));
		if (wrong !== undefined) throw new TwilioRefusal(20422, `${name} ${wrong}`);
		if (kind !== 'list' && values.length > 1) throw new TwilioRefusal(20422, `${name} is repeated`);
	}
}

function fits(kind: Kind, value: string): boolean {
	if (typeof kind !== 'string') return kind.includes(value);
	if (kind === 'boolean') return value === 'true' || value === 'false';
	return kind !== 'number' || /^\d+(\.\d+)?$/.test(value);
}
