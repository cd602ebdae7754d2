/** How a message travels: as SMS or MMS, or on a channel named by the address's prefix. */
export type Channel = 'phone' | 'whatsapp' | 'messenger' | 'rcs';

/** The channel of an address, by its prefix. */
export function channelOf(address: string): Channel {
	const prefix = /^(whatsapp|messenger|rcs):/.exec(address)?.[1];
	return prefix === 'whatsapp' || prefix === 'messenger' || prefix === 'rcs' ? prefix : 'phone';
}

/** Whether this is a phone number with its country code, as E.164 writes it. */
export function isPhoneNumber(text: string): boolean {
	return /^\+[1-9]\d{6,14}$/.test(text);
}

/** A person on WhatsApp who shows no number, such as `US.13491208655302741918`. */
const userId = /^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$/;

/** Whether this can be a recipient at all. */
export function isRecipient(address: string): boolean {
	const rest = address.slice(address.indexOf(':') + 1);
	if (channelOf(address) === 'messenger') return /^\S+$/.test(rest);
	return isPhoneNumber(rest) || (channelOf(address) === 'whatsapp' && userId.test(rest));
}

/** Whether this is a word that may stand as a sender, such as `Stand In`. */
export function isAlphanumericSender(text: string): boolean {
	return /^[A-Za-z0-9 ]{1,11}$/.test(text) && /[A-Za-z]/.test(text);
}

/** Whether this can be a sender at all. */
export function isSender(address: string): boolean {
	if (channelOf(address) === 'rcs') return /^rcs:\S+$/.test(address);
	if (channelOf(address) !== 'phone') return isRecipient(address);
	return isPhoneNumber(address) || /^\d{3,8}$/.test(address) || isAlphanumericSender(address);
}
