import fc from 'fast-check';
import { isPrivateHost } from '../../../../nodes/twilio/values/privateHost';

const hostOf = (url: string) => new URL(url).hostname;

test.each([
	...['http://localhost', 'http://LOCALHOST.:5678', 'http://n8n:5678/webhook', 'http://printer'],
	...['http://a.localhost', 'http://nas.local', 'http://nas.lan', 'http://db.internal'],
	...['http://host.docker.internal:5678', 'http://gateway.docker.internal', 'http://x.home.arpa'],
	...[
		'http://home.arpa',
		'http://pc.intranet',
		'http://pc.corp',
		'http://pc.home',
		'http://a.test',
	],
	...['http://no.invalid', 'http://n8n.default.svc.cluster.local', 'http://secret.onion'],
	...['http://127.0.0.1', 'http://127.1', 'http://2130706433', 'http://0x7f.1', 'http://0.0.0.0'],
	...['http://10.1.2.3', 'http://172.16.0.1', 'http://172.31.255.255', 'http://192.168.178.1'],
	...['http://169.254.169.254', 'http://100.64.0.1', 'http://100.127.255.254', 'http://198.18.0.1'],
	...['http://224.0.0.1', 'http://255.255.255.255'],
	...['http://[::1]:3000', 'http://[::]', 'http://[fd12:3456::1]', 'http://[fc00::1]'],
	...['http://[fe80::1]', 'http://[febf::1]', 'http://[fec0::1]', 'http://[ff02::1]'],
	...['http://[::ffff:127.0.0.1]', 'http://[::ffff:10.0.0.1]', 'http://[::ffff:6440:1]'],
	...['http://[::127.0.0.1]', 'http://[64:ff9b::192.168.0.1]', 'http://[2002:a00:1::1]'],
])('S13: %s leads nowhere from the internet', (url) => {
	expect(isPrivateHost(hostOf(url))).toBe(true);
});

test.each([
	...['https://example.com', 'https://n8n.example.com:8443/a', 'https://EXAMPLE.com.'],
	...['https://internal.example.com', 'https://lan.example', 'https://localhost.example.com'],
	...['https://xlocal.com', 'https://[2001:db8::1]'],
	...['https://8.8.8.8', 'https://100.63.255.255', 'https://100.128.0.1', 'https://172.32.0.1'],
	...['https://172.15.0.1', 'https://11.0.0.1', 'https://192.169.0.1', 'https://223.255.255.1'],
	...['https://[2606:4700::1111]', 'https://[::ffff:8.8.8.8]', 'https://[64:ff9b::8.8.8.8]'],
	...['https://bücher.example', 'https://a.internal.io', 'https://10.example.com'],
])('S13: %s may be reached', (url) => {
	expect(isPrivateHost(hostOf(url))).toBe(false);
});

test('S13: an address of a private block is one in whatever way it is written', () => {
	const byte = fc.integer({ min: 0, max: 255 });
	fc.assert(
		fc.property(byte, byte, byte, (b, c, d) => {
			for (const dotted of [`10.${b}.${c}.${d}`, `127.${b}.${c}.${d}`, `192.168.${c}.${d}`]) {
				const number = dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
				for (const host of [dotted, String(number), `0x${number.toString(16)}`])
					expect([host, isPrivateHost(hostOf(`http://${host}`))]).toEqual([host, true]);
				expect(isPrivateHost(hostOf(`http://[::ffff:${dotted}]`))).toBe(true);
			}
		}),
	);
});
