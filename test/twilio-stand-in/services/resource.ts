import type { SettingValue } from '../settings';
import type { StoredService } from './store';

/** A Messaging Service as Twilio shows it; beside what is named, everything that can be set on it. */
export interface ServiceResource {
	readonly sid: string;
	readonly account_sid: string;
	readonly friendly_name: string;
	readonly links: Readonly<Record<string, string>>;
	readonly [setting: string]: SettingValue | Readonly<Record<string, string>>;
}

const created = Date.UTC(2024, 0, 1);

const links = {
	phone_numbers: 'PhoneNumbers',
	short_codes: 'ShortCodes',
	alpha_senders: 'AlphaSenders',
	messages: 'Messages',
	us_app_to_person: 'Compliance/Usa2p',
	us_app_to_person_usecases: 'Compliance/Usa2p/Usecases',
	channel_senders: 'ChannelSenders',
	destination_alpha_senders: 'DestinationAlphaSenders',
} as const;

/** The service as it stands. Its addresses lead to this server, where Twilio's lead to Twilio. */
export function showService(service: StoredService, host: string): ServiceResource {
	const url = `${host}/v1/Services/${service.sid}`;
	return {
		account_sid: service.accountSid,
		date_created: isoDate(created),
		date_updated: isoDate(service.changedAt ?? created),
		friendly_name: service.friendlyName,
		links: Object.fromEntries(Object.entries(links).map(([name, end]) => [name, `${url}/${end}`])),
		sid: service.sid,
		url,
		us_app_to_person_registered: false,
		...service.settings,
	};
}

/** Dates of newer APIs have whole seconds: `2015-07-30T20:12:31Z`. */
export function isoDate(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}
