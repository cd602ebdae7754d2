import { parseParty } from '../twilio/values/address';
import { InvalidValue, valueOrInvalid } from '../twilio/values/problem';

/** Whether a text came from the person that a link was for, over the same channel. */
export function isSameParty(from: string, recipient: string): boolean {
	return from !== '' && normalized(from) === normalized(recipient);
}

function normalized(address: string): string {
	const party = valueOrInvalid(() => parseParty(address));
	// RCS goes to phone numbers too, and falls back to SMS: it is the same phone.
	return (party instanceof InvalidValue ? address : party).replace(/^rcs:/, '');
}
