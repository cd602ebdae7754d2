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
