import fc from 'fast-check';
import { apiBaseUrl } from '../../../../nodes/twilio/values/host';
import { expectRefusal } from '../../../expectRefusal';

const host = (choice: Partial<Parameters<typeof apiBaseUrl>[0]>) =>
	apiBaseUrl({ region: '', edge: '', baseUrl: '', ...choice });

it.each([
	[{}, 'https://api.twilio.com'],
	[{ region: 'us1' }, 'https://api.twilio.com'],
	[{ region: 'ie1' }, 'https://api.dublin.ie1.twilio.com'],
	[{ region: 'au1' }, 'https://api.sydney.au1.twilio.com'],
	[{ region: 'jp1' }, 'https://api.tokyo.jp1.twilio.com'],
	[{ edge: 'frankfurt' }, 'https://api.frankfurt.us1.twilio.com'],
	[{ region: 'us1', edge: 'frankfurt' }, 'https://api.frankfurt.us1.twilio.com'],
	[{ region: 'ie1', edge: 'frankfurt' }, 'https://api.frankfurt.ie1.twilio.com'],
	[{ region: 'ie1', baseUrl: 'http://127.0.0.1:4010' }, 'http://127.0.0.1:4010'],
	[{ baseUrl: ' https://proxy.example.com/twilio// ' }, 'https://proxy.example.com/twilio'],
	[{ baseUrl: '  ' }, 'https://api.twilio.com'],
])('%j is reached at %s', (choice, expected) => {
	expect(host(choice)).toBe(expected);
});

it.each(['content', 'messaging'] as const)(
	'%s has a host of its own, but for a base URL',
	(product) => {
		const choice = { region: '', edge: '', baseUrl: '' };
		expect(apiBaseUrl(choice, product)).toBe(`https://${product}.twilio.com`);
		expect(apiBaseUrl({ ...choice, region: 'ie1' }, product)).toBe(
			`https://${product}.dublin.ie1.twilio.com`,
		);
		const baseUrl = 'http://127.0.0.1:4010';
		expect(apiBaseUrl({ ...choice, baseUrl }, product)).toBe(baseUrl);
	},
);

it.each([
	['proxy.example.com', 'is not a URL'],
	['//proxy.example.com', 'is not a URL'],
	['ftp://proxy.example.com', 'does not begin with https:// or http://'],
	['javascript:alert(1)', 'does not begin with'],
	['https://proxy.example.com?key=1', '"?" or "#"'],
	['https://proxy.example.com/#top', '"?" or "#"'],
])('the base URL %s is refused: it %s', (baseUrl, problem) => {
	expect(expectRefusal(() => host({ baseUrl })).message).toContain(problem);
});

it('refuses a password in the base URL without showing it', () => {
	const { message, advice } = expectRefusal(() =>
		host({ baseUrl: 'https://user:false-password@proxy.example.com' }),
	);
	expect(message).toContain('user name or password');
	expect(message + advice).not.toContain('false-password');
});

it.each([
	'ftp://user:false-secret@proxy.example.com',
	'user:false-secret@proxy.example.com',
	'https://proxy.example.com?key=false-secret',
	'https://proxy.example.com:port/?key=false-secret',
	'https://user:false-secret@proxy.example.com:port',
])('refuses the base URL %s without showing what is secret in it', (baseUrl) => {
	const { message, advice } = expectRefusal(() => host({ baseUrl }));
	expect(message + advice).not.toContain('false-secret');
});

it.each([
	'https://proxy.example.com/twilio,',
	'\u200Bhttps://proxy.exam\u200Bple.com/twilio/ ;\uFEFF',
])('S15: the base URL %j is read without what pasting left in it', (baseUrl) => {
	expect(host({ baseUrl })).toBe('https://proxy.example.com/twilio');
});

it('a base URL that was read is read as itself, and never ends in a slash', () => {
	fc.assert(
		fc.property(fc.webUrl({ withQueryParameters: false, withFragments: false }), (baseUrl) => {
			const address = host({ baseUrl });
			expect(address).not.toMatch(/\/$/);
			expect(host({ baseUrl: address })).toBe(address);
		}),
	);
});
