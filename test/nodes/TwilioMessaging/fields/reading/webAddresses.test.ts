import fc from 'fast-check';
import {
	parseCallbackUrl,
	parseReachableUrl,
	parseUrl,
	separateUrls,
} from '../../../../../nodes/TwilioMessaging/fields/reading/webAddresses';
import { expectRefusal, read } from '../../../../expectRefusal';

it.each([
	['https://example.com/a.jpg'],
	['HTTP://example.com'],
	['http://127.0.0.1:4010/a?b=c#d'],
	['https://user:false@example.com/a%20b'],
	['https://bücher.example/ü'],
])('%s is an address', (text) => {
	expect(parseUrl(` ${text}\n`)).toBe(text);
});

it.each([
	[''],
	['example.com/a.jpg'],
	['//example.com'],
	['https:/example.com'],
	['https://'],
	['https:///a.jpg'],
	['https://exa mple.com'],
	['https://example.com/a b'],
	['https://example.com:99999'],
	['ftp://example.com'],
	['data:image/png;base64,AAAA'],
	['javascript:alert(1)'],
	['file:///etc/hosts'],
])('%j is no address', (text) => {
	expectRefusal(() => parseUrl(text));
});

it('anything at all as an address is read or refused readably', () => {
	fc.assert(
		fc.property(fc.oneof(fc.anything({ withBigInt: true }), fc.webUrl()), (raw) => {
			const reading = read(() => parseUrl(raw));
			if ('value' in reading) expect(parseUrl(reading.value)).toEqual(reading.value);
		}),
	);
});

const [one, two, three] = [
	'https://a.example/1.jpg',
	'http://b.example/2.png',
	'https://c.example/?a=b,c',
];

it.each([
	[`${one},${two}`, [one, two]],
	[`${one}, ${two} ,${three}`, [one, `${two} `, three]],
	[`${one};${two}`, [one, two]],
	[`${one},\n${two}`, [one, two]],
	[`${one}?token=1,2,${two}?token=3`, [`${one}?token=1,2`, `${two}?token=3`]],
	['HTTPS://A.example/1,HTTP://b.example/2', ['HTTPS://A.example/1', 'HTTP://b.example/2']],
])('S12: %j holds the addresses %j', (text, urls) => {
	expect(separateUrls(text)).toEqual(urls);
});

it.each([
	'https://a.example/w_200,h_100/1.jpg',
	'https://collage.example/?images=https://a.example/1.jpg,https://a.example/2.jpg',
	'https://proxy.example/fetch/https://a.example/1.jpg,https://a.example/2.jpg',
	'https://a.example/1.jpg,2.jpg',
	one,
	'',
])('S12: %j is one address', (text) => {
	expect(separateUrls(text)).toEqual([text]);
});

it.each([
	[`${one},${two}`, 'holds several addresses', 'of its own'],
	[`${one} ${two}`, 'holds several addresses', 'of its own'],
	[`${one}\n${two}`, 'holds several addresses', 'of its own'],
	['https://a.example/my picture.jpg', 'has a space in it', '%20'],
	['https://a.example/my\u00A0picture.jpg', 'has a space in it', '%20'],
])('S12: where one address belongs, %j is refused: it %s', (text, problem, remedy) => {
	const { message, advice } = expectRefusal(() => parseUrl(text));
	expect(message).toContain(problem);
	expect(advice).toContain(remedy);
});

it.each(['http://localhost:5678/a', 'http://n8n:5678/a', 'http://10.0.0.7/a', 'https://nas.lan/a'])(
	'S13: %s is refused, unless Twilio itself is as local',
	(url) => {
		const { message, advice } = expectRefusal(() => parseReachableUrl(url, false));
		expect(message).toMatch(/^leads to ".*", which only this machine or its network knows$/);
		expect(advice).toContain('internet');
		expect(parseReachableUrl(url, true)).toBe(url);
		expectRefusal(() => parseCallbackUrl(url, false));
		expect(parseCallbackUrl(url, true)).toBe(url);
	},
);

it('S13: a host name with an underscore is none that Twilio posts to', () => {
	const url = 'https://my_n8n.example.com/webhook/a_b';
	expect(expectRefusal(() => parseCallbackUrl(url, false)).message).toContain('underscore');
	expect(parseReachableUrl(url, false)).toBe(url);
	expect(parseCallbackUrl('https://n8n.example.com/webhook/a_b', false)).toContain('a_b');
});
