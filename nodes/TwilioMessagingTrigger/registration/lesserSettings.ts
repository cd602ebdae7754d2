import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import { withoutSecrets } from './sourceUse';

/** What to try in place of settings that Twilio refuses. */
export interface LesserSettings {
	readonly less: WebhookSettings;
	/** What is not restored with them, in words. */
	readonly missing: string;
	/** Whether trying again is of no use. */
	readonly isFinal: boolean;
}

/**
 * Settings that point to less and less: Twilio says that it refuses one of them, not which. Whatever is good
 * stays, so those that leave out the least come first.
 */
export function lesserThan(settings: WebhookSettings): LesserSettings[] {
	const standing = references.filter(({ setting }) => (settings[setting] ?? '') !== '');
	return partsOf(standing)
		.filter(
			(left) => left.length > 0 && !left.some(({ fallback }) => lacks(left, standing, fallback)),
		)
		.sort((one, other) => one.length - other.length)
		.map((left) => ({
			less: { ...settings, ...Object.fromEntries(left.map(({ setting }) => [setting, ''])) },
			missing: left.map(({ setting, words }) => words(settings[setting] ?? '')).join(' and '),
			isFinal: left.every(({ isFinal }) => isFinal),
		}));
}

/** A setting that points to something that may be gone. */
interface Reference {
	readonly setting: string;
	readonly words: (value: string) => string;
	/** Whether what Twilio once refuses does not come back: no two applications have one SID. */
	readonly isFinal?: true;
	/** Twilio takes that for nothing without this. */
	readonly fallback?: string;
}

/** Those that are missed the least come first. */
const references: readonly Reference[] = [
	{
		setting: 'sms_application_sid',
		words: (value) => `the application ${value}`,
		isFinal: true,
	},
	...['sms_fallback_url', 'fallback_url'].map((setting) => ({
		setting,
		words: (value: string) => `the fallback URL ${withoutSecrets(value)}`,
	})),
	{
		setting: 'status_callback',
		words: (value) => `the URL for status updates ${withoutSecrets(value)}`,
	},
	...['sms_url', 'inbound_request_url'].map((setting) => ({
		setting,
		words: (value: string) => `the webhook URL ${withoutSecrets(value)}`,
		fallback: setting === 'sms_url' ? 'sms_fallback_url' : 'fallback_url',
	})),
];

/** Whether one of them stays that is nothing without those that are left out. */
function lacks(
	left: readonly Reference[],
	standing: readonly Reference[],
	fallback: string | undefined,
): boolean {
	const isIn = (list: readonly Reference[]) => list.some(({ setting }) => setting === fallback);
	return isIn(standing) && !isIn(left);
}

function partsOf<Item>([first, ...others]: readonly Item[]): Item[][] {
	if (first === undefined) return [[]];
	const rest = partsOf(others);
	return [...rest.map((part) => [first, ...part]), ...rest];
}
