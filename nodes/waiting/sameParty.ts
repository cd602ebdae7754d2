import { parseParty } from '../twilio/values/address';
import { InvalidValue, valueOrInvalid } from '../twilio/values/problem';

/** In characters: longer than any address. What it takes to read one grows faster than it does. */
const longest = 300;

/** Whether a text came from the person that a link was for, over the same channel. */
export function isSameParty(from: string, recipient: string): boolean {
	return from !== '' && from.length <= longest && normalized(from) === normalized(recipient);
}

function normalized(address: string): string {
	const party = valueOrInvalid(() => parseParty(address));
	// RCS goes to phone numbers too, and falls back to SMS: it is the same phone.
	return (party instanceof InvalidValue ? address : party).replace(/^rcs:/, '');
}
