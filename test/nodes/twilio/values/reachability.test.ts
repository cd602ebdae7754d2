import { isLocalAddress, whyNotCallable } from '../../../../nodes/twilio/values/reachability';
import { isPrivateHost } from '../../../../nodes/twilio/values/privateHost';

test.each([
	'localhost',
	'LOCALHOST',
	'app.localhost',
	'n8n',
	'n8n.',
	'raspberrypi.local',
	'nas.fritz.lan',
	'n8n.corp',
	'n8n.home.arpa',
	'vault.internal',
	'0.0.0.0',
	'10.1.2.3',
	'127.0.0.1',
	'127.9.9.9',
	'100.64.0.1',
	'100.127.255.255',
	'169.254.169.254',
	'172.16.0.1',
	'172.31.255.255',
	'192.168.178.20',
	'[::]',
	'[::1]',
	'[fd00::17]',
	'[fc00::1]',
	'[fe80::1]',
	'[::ffff:7f00:1]',
	'[::ffff:c0a8:b201]',
])('%s is local', (host) => {
	expect(isPrivateHost(host)).toBe(true);
});

test.each([
	'n8n.example.com',
	'some-words.trycloudflare.com',
	'local.example.com',
	'notlocalhost.example',
	'8.8.8.8',
	'11.0.0.1',
	'100.63.255.255',
	'100.128.0.1',
	'172.15.0.1',
	'172.32.0.1',
	'192.169.0.1',
	'[2606:4700::1111]',
	'[::ffff:808:808]',
	'fd00.example',
])('%s is not', (host) => {
	expect(isPrivateHost(host)).toBe(false);
});

test.each([
	['http://2130706433/', true],
	['http://0x7f.1:5678', true],
	['https://[::ffff:127.0.0.1]/', true],
	['https://n8n.example.com', false],
	['n8n', false],
])('%s is a local address: %p', (address, expected) => {
	expect(isLocalAddress(address)).toBe(expected);
});

test.each([
	['https://n8n.example.com/webhook/1', undefined],
	['http://93.184.216.34:5678/webhook/1', undefined],
	['n8n.example.com/webhook/1', 'does not begin with https:// or http://'],
	['ftp://n8n.example.com', 'does not begin with https:// or http://'],
	['https://', 'does not begin with https:// or http://'],
	['', 'does not begin with https:// or http://'],
	['https://my_n8n.example.com', 'has a host with "_" in its name, which Twilio does not call'],
	['http://localhost:5678', 'cannot be reached from the internet'],
])('%s: %p', (address, expected) => {
	expect(whyNotCallable(address)).toBe(expected);
});
