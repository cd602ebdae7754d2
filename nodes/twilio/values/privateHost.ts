/** What the name of a host ends with that only a private network knows (RFC 2606, 6762, 8375, 9476). */
const privateEndings = [
	'alt',
	'corp',
	'home',
	'home.arpa',
	'internal',
	'intranet',
	'invalid',
	'lan',
	'local',
	'localdomain',
	'localhost',
	'onion',
	'private',
	'test',
];

/** Blocks of IPv4 addresses that no router of the internet passes on, as the first address and its bits. */
const privateBlocks: ReadonlyArray<readonly [first: string, bits: number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 3],
];

/**
 * Whether a host leads nowhere from the internet, so that Twilio cannot reach it: a name or an address
 * of this machine or of a private network.
 *
 * @param hostname as `URL` gives it: it writes an address always in the same way
 */
export function isPrivateHost(hostname: string): boolean {
	if (hostname.startsWith('[')) return isPrivateIpv6(hostname.slice(1, -1));
	const address = ipv4(hostname);
	if (address !== undefined) return isPrivateIpv4(address);
	const name = hostname.toLowerCase().replace(/\.$/, '');
	return !name.includes('.') || privateEndings.some((ending) => `.${name}`.endsWith(`.${ending}`));
}

/** As a number; undefined for what is no such address. */
function ipv4(text: string): number | undefined {
	if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
	return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateIpv4(address: number): boolean {
	return privateBlocks.some(([first, bits]) => {
		const size = 2 ** (32 - bits);
		return Math.floor(address / size) === Math.floor((ipv4(first) ?? 0) / size);
	});
}

/** Where an address carries one of IPv4 within: mapped, translated (NAT64), or tunnelled (6to4). */
const carriers = [
	/^::(?:ffff:)?([\da-f]{1,4}):([\da-f]{1,4})$/i,
	/^64:ff9b::([\da-f]{1,4}):([\da-f]{1,4})$/i,
	/^2002:([\da-f]{1,4}):([\da-f]{1,4}):/i,
];

/** The unspecified one and this machine, unique local, link-local, site-local, multicast. */
const privateIpv6 = /^(::1?|f[cd][\da-f]{2}:.*|fe[89a-f][\da-f]:.*|ff[\da-f]{2}:.*)$/i;

function isPrivateIpv6(address: string): boolean {
	if (privateIpv6.test(address)) return true;
	return carriers.some((carrier) => {
		const [, high, low] = carrier.exec(address) ?? [];
		if (high === undefined || low === undefined) return false;
		return isPrivateIpv4(Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16));
	});
}
