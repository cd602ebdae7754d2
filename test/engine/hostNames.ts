import dns from 'node:dns';

/** Lets names of hosts lead to this machine until the end of the tests of a file. */
export function leadHere(...names: string[]): void {
	const { lookup } = dns;
	beforeAll(() => {
		const instead = (host: string, ...rest: unknown[]): unknown =>
			Reflect.apply(lookup, dns, [names.includes(host) ? '127.0.0.1' : host, ...rest]);
		Reflect.set(dns, 'lookup', instead);
	});
	afterAll(() => {
		Reflect.set(dns, 'lookup', lookup);
	});
}

/** What Node is to be started with, so that a name of a host leads to this machine. */
export function leadHereFromTheStart(name: string): { readonly NODE_OPTIONS: string } {
	const script = [
		"import dns from 'node:dns'",
		'const { lookup } = dns',
		`dns.lookup = (host, ...rest) => lookup(host === '${name}' ? '127.0.0.1' : host, ...rest)`,
	].join(';');
	return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
