import { isPrivateHost } from './privateHost';

/** Whether something that is called at this address is on this machine or in its network. */
export function isLocalAddress(address: string): boolean {
	return URL.canParse(address) && isPrivateHost(new URL(address).hostname);
}

/**
 * Why Twilio, which is on the internet, cannot call an address; undefined when nothing speaks against it.
 *
 * @returns words that continue a sentence about the address
 * @see https://www.twilio.com/docs/api/errors/21402
 */
export function whyNotCallable(address: string): string | undefined {
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
		return 'does not begin with https:// or http://';
	const { hostname } = new URL(address);
	if (hostname.includes('_')) return 'has a host with "_" in its name, which Twilio does not call';
	return isPrivateHost(hostname) ? 'cannot be reached from the internet' : undefined;
}
