/** Ends of names that exist in a local network alone, or on one machine. */
const localNames =
	/(^|\.)(localhost|localdomain|local|lan|home|internal|intranet|corp|private|home\.arpa)$/;

/** IPv4 addresses that lead nowhere on the internet: this machine, private networks, carriers' own, link-local. */
const privateIPv4 =
	/^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

/** The same for IPv6. */
const privateIPv6 = /^(::1?$|f[cd]|fe[89ab])/;

/** An IPv4 address in IPv6, as `URL` writes it. */
const mappedIPv4 = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/** Whether a host can be reached from this machine or its network alone. */
export function isLocalHost(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/\.$/, '');
	if (host.startsWith('[')) return isLocalIPv6(host.slice(1, -1));
	if (/^\d+(\.\d+){3}$/.test(host)) return privateIPv4.test(host);
	return localNames.test(host) || !host.includes('.');
}

function isLocalIPv6(address: string): boolean {
	const [, high, low] = mappedIPv4.exec(address) ?? [];
	if (high === undefined || low === undefined) return privateIPv6.test(address);
	const parts = [high, low].flatMap((hexadecimal) => {
		const value = Number.parseInt(hexadecimal, 16);
		return [value >> 8, value & 255];
	});
	return privateIPv4.test(parts.join('.'));
}

/** Whether something that is called at this address is on this machine or in its network. */
export function isLocalAddress(address: string): boolean {
	return URL.canParse(address) && isLocalHost(new URL(address).hostname);
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
	return isLocalHost(hostname) ? 'cannot be reached from the internet' : undefined;
}
