import type { Account } from '../accounts';
import type { StoredService } from '../services/store';
import { textOf, type Settings } from '../settings';
import type { World } from '../world';
import type { Hook } from './webhook';

/** What Twilio calls when a message comes in. */
export interface InboundHooks {
	/** The service that the message comes in through. */
	readonly service: StoredService | undefined;
	/** Undefined when no address is set. */
	readonly primary: Hook | undefined;
	readonly fallback: Hook | undefined;
	/** A service without an address disables receiving: the message is not even logged. */
	readonly disabled: boolean;
}

/** A service's address stands before the number's own, unless the service leaves it to the number. */
export function inboundHooks(
	world: World,
	account: Account,
	to: string,
	serviceSid: string | undefined,
): InboundHooks {
	const service = world.services
		.of(account)
		.find(({ sid, senders }) =>
			serviceSid === undefined ? senders.includes(to) : sid === serviceSid,
		);
	if (service !== undefined && service.settings['use_inbound_webhook_on_number'] !== true) {
		const primary = readHook(service.settings, 'inbound_request_url', 'inbound_method');
		const fallback = readHook(service.settings, 'fallback_url', 'fallback_method');
		return { service, primary, fallback, disabled: primary === undefined };
	}
	const settings = world.phoneNumbers.find(account, to)?.settings ?? {};
	// An application's addresses stand before the number's; applications are not imitated.
	const ignored = textOf(settings, 'sms_application_sid') !== '';
	return {
		service,
		primary: ignored ? undefined : readHook(settings, 'sms_url', 'sms_method'),
		fallback: ignored ? undefined : readHook(settings, 'sms_fallback_url', 'sms_fallback_method'),
		disabled: false,
	};
}

function readHook(settings: Settings, url: string, method: string): Hook | undefined {
	const address = textOf(settings, url);
	if (address === '') return undefined;
	return { url: address, method: textOf(settings, method) === 'GET' ? 'GET' : 'POST' };
}
