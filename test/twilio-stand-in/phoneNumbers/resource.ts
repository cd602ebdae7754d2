import { formatDate } from '../dates';
import type { SettingValue } from '../settings';
import type { StoredNumber } from './store';

/** A phone number as Twilio shows it; beside what is named, everything that can be set on it. */
export interface PhoneNumberResource {
	readonly sid: string;
	readonly account_sid: string;
	readonly phone_number: string;
	readonly friendly_name: string;
	readonly capabilities: StoredNumber['capabilities'];
	readonly [setting: string]: SettingValue | StoredNumber['capabilities'];
}

const created = Date.UTC(2024, 0, 1);

/** The number as it stands. */
export function showNumber(number: StoredNumber): PhoneNumberResource {
	return {
		account_sid: number.accountSid,
		address_requirements: 'none',
		beta: false,
		capabilities: number.capabilities,
		date_created: formatDate(created),
		date_updated: formatDate(number.changedAt ?? created),
		emergency_address_status: 'unregistered',
		friendly_name: number.friendlyName,
		origin: 'twilio',
		phone_number: number.phoneNumber,
		sid: number.sid,
		status: 'in-use',
		type: 'local',
		uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
		...number.settings,
	};
}
