import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults, type TwilioStandIn } from '../../twilio-stand-in/server';

/** What is set at two numbers and a service, such as `number.sms_url`; what is left out is not set. */
export type WebhookSettings = Readonly<Record<string, string>>;

const phoneNumbers: Readonly<Record<string, string>> = {
	number: defaults.numberWithoutService,
	numberOfService: defaults.number,
};

/** A number of the local Twilio. */
export function numberAt(standIn: TwilioStandIn, place: string) {
	const found = standIn.phoneNumbers().find((each) => each.phone_number === phoneNumbers[place]);
	if (!found) throw new Error(`There is no ${place}`);
	return found;
}

/** Sets that by hand. */
export async function setWebhooks(
	standIn: TwilioStandIn,
	settings: WebhookSettings,
): Promise<void> {
	const sdk = createSdkClient(standIn);
	// All of a place at once: Twilio takes a fallback only with the address before it.
	for (const place of [...Object.keys(phoneNumbers), 'service']) {
		const change = Object.fromEntries(
			Object.entries(settings)
				.filter(([name]) => name.startsWith(`${place}.`))
				.map(([name, value]) => [inSdk(name.slice(place.length + 1)), value]),
		);
		if (Object.keys(change).length === 0) continue;
		if (place === 'service')
			await sdk.messaging.v1.services(defaults.messagingServiceSid).update(change);
		else await sdk.incomingPhoneNumbers(numberAt(standIn, place).sid).update(change);
	}
}

const inSdk = (name: string) =>
	name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

const isWebhook = /^(sms_|inbound_|fallback_(url|method)|status_callback|use_inbound_)/;
/** What nobody has set. */
const unset: readonly unknown[] = ['', null, 'POST', false];

/** What is set now. */
export function webhooksAt(standIn: TwilioStandIn): WebhookSettings {
	const places = {
		...Object.fromEntries(
			Object.keys(phoneNumbers).map((place) => [place, numberAt(standIn, place)]),
		),
		service:
			standIn.messagingServices().find(({ sid }) => sid === defaults.messagingServiceSid) ?? {},
	};
	return Object.fromEntries(
		Object.entries(places).flatMap(([place, resource]) =>
			Object.entries(resource)
				.filter(([name, value]) => isWebhook.test(name) && !unset.includes(value))
				.map(([name, value]) => [`${place}.${name}`, withoutOurNote(String(value))]),
		),
	);
}

/** A value without what the trigger notes behind the "#" of its own address: Twilio does not send that. */
export function withoutOurNote(value: string): string {
	return value.replaceAll(/[#&]n8n\.\w+=[^&]*/g, '');
}
