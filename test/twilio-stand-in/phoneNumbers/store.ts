import { createHash } from 'node:crypto';
import { ownNumber, type Account, type OwnNumber } from '../accounts';
import { unsetSettings, type Settings } from '../settings';
import { numberParameters } from './parameters';

/** A phone number of an account, with what was set on it. */
export interface StoredNumber extends OwnNumber {
	readonly sid: string;
	readonly accountSid: string;
	/** Counts up; the newest number has the highest. */
	readonly sequence: number;
	friendlyName: string;
	settings: Settings;
	/** When a request last changed it; undefined when none has. */
	changedAt?: number;
}

/** The phone numbers of all accounts. Short codes are another resource at Twilio, and not among them. */
export class PhoneNumberStore {
	readonly #byAccount = new Map<string, StoredNumber[]>();

	/** An account's numbers, oldest first. */
	of(account: Account): readonly StoredNumber[] {
		return this.#numbersOf(account);
	}

	/** The number of that name, such as `+12025550100`. */
	find(account: Account, phoneNumber: string): StoredNumber | undefined {
		return this.#numbersOf(account).find((number) => number.phoneNumber === phoneNumber);
	}

	/** Adds so many numbers that can text; they are gone after a reset. */
	seed(account: Account, count: number): StoredNumber[] {
		const numbers = this.#numbersOf(account);
		const first = numbers.length;
		for (let index = first; index < first + count; index++) {
			const phoneNumber = `+1303${String(index).padStart(7, '0')}`;
			numbers.push(store(account, ownNumber(phoneNumber, 'sms', 'mms', 'voice'), index));
		}
		return numbers.slice(first);
	}

	/** Removes one; it is back after a reset. */
	remove(account: Account, sid: string): void {
		const left = this.#numbersOf(account).filter((number) => number.sid !== sid);
		this.#byAccount.set(account.sid, left);
	}

	/** Numbers are as the accounts were set up with them. */
	reset(): void {
		this.#byAccount.clear();
	}

	#numbersOf(account: Account): StoredNumber[] {
		const known = this.#byAccount.get(account.sid);
		if (known !== undefined) return known;
		const numbers = account.numbers
			.filter(({ phoneNumber }) => phoneNumber.startsWith('+'))
			.map((number, index) => store(account, number, index));
		this.#byAccount.set(account.sid, numbers);
		return numbers;
	}
}

function store({ sid }: Account, number: OwnNumber, sequence: number): StoredNumber {
	const { phoneNumber } = number;
	return {
		...number,
		sid: numberSid(sid, phoneNumber),
		accountSid: sid,
		sequence,
		friendlyName: phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3'),
		settings: unsetSettings(numberParameters),
	};
}

/** Made from the number itself, so that it stays the same from reset to reset. */
function numberSid(accountSid: string, phoneNumber: string): string {
	const digest = createHash('sha256').update(`${accountSid} ${phoneNumber}`).digest('hex');
	return `PN${digest.slice(0, 32)}`;
}
