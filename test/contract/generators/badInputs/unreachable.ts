import fc from 'fast-check';
import { seed } from '../../../seed';

const byte = fc.integer({ min: 0, max: 255 });
const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
const ending = fc.constantFrom(
	...['local', 'lan', 'internal', 'home.arpa', 'localhost', 'intranet', 'corp', 'home', 'test'],
);

const hosts = fc.oneof(
	names,
	fc.tuple(names, ending).map((parts) => parts.join('.')),
	fc.tuple(fc.constant(10), byte, byte, byte).map((parts) => parts.join('.')),
	fc.tuple(fc.constant('192.168'), byte, byte).map((parts) => parts.join('.')),
	fc
		.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte)
		.map((parts) => parts.join('.')),
	fc
		.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte)
		.map((parts) => parts.join('.')),
	fc.tuple(byte, byte, byte).map((parts) => `127.${parts.join('.')}`),
	fc.tuple(byte, byte).map((parts) => `[::ffff:10.1.${parts.join('.')}]`),
	fc.constantFrom('[::1]', '[fd00::1]', '[fe80::1]', 'host.docker.internal', 'LOCALHOST'),
);

const addresses = fc
	.tuple(
		fc.constantFrom('http', 'https'),
		hosts,
		fc.constantFrom('', ':5678'),
		fc.constantFrom('', '/a.jpg'),
	)
	.map(([protocol, host, port, path]) => `${protocol}://${host}${port}${path}`);

/** Addresses that no one can reach from the internet. */
export const unreachableAddresses: readonly string[] = fc.sample(addresses, { seed, numRuns: 60 });
