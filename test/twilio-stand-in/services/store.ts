import type { Account, MessagingService } from '../accounts';
import { unsetSettings, type Settings } from '../settings';
import { serviceParameters } from './parameters';

/** A Messaging Service of an account, with what was set on it. */
export interface StoredService {
	readonly sid: string;
	readonly accountSid: string;
	/** Counts up; the newest service has the highest. */
	readonly sequence: number;
	readonly senders: readonly string[];
	friendlyName: string;
	settings: Settings;
	/** When a request last changed it; undefined when none has. */
	changedAt?: number;
}

/** The Messaging Services of all accounts. */
export class ServiceStore {
	readonly #byAccount = new Map<string, readonly StoredService[]>();

	/** An account's services, oldest first. */
	of(account: Account): readonly StoredService[] {
		const known = this.#byAccount.get(account.sid);
		if (known !== undefined) return known;
		const services = account.messagingServices.map((service, index) =>
			store(account, service, index),
		);
		this.#byAccount.set(account.sid, services);
		return services;
	}

	/** The service of that SID. */
	find(account: Account, sid: string): StoredService | undefined {
		return this.of(account).find((service) => service.sid === sid);
	}

	/** Services are as the accounts were set up with them. */
	reset(): void {
		this.#byAccount.clear();
	}
}

function store(account: Account, service: MessagingService, sequence: number): StoredService {
	return {
		sid: service.sid,
		accountSid: account.sid,
		sequence,
		senders: service.senders,
		friendlyName: service.friendlyName,
		settings: {
			...unsetSettings(serviceParameters),
			smart_encoding: service.smartEncoding ?? false,
		},
	};
}
