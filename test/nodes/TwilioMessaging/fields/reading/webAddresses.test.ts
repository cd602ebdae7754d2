import fc from 'fast-check';
import {
	parseCallbackUrl,
	parseReachableUrl,
	parseUrl,
	parseUrlList,
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
])('%j is not a URL', (text) => {
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

const [one, two] = ['https://a.example/1.jpg', 'http://b.example/2.png'];

it('S12: a list is parted where each is plainly an address, and refused where it may be one', () => {
	expect(parseUrlList(`${one},${two},`)).toEqual([one, two]);
	const { message, advice } = expectRefusal(() =>
		parseUrlList('https://proxy.example/w_80,https://a.example/1.jpg?token=false-token'),
	);
	expect(message).toContain('can be one URL or several');
	expect(message).not.toContain('false-token');
	expect(advice).toContain('%2C');
});

it.each([
	['https://example.com/a.jpg,', 'https://example.com/a.jpg'],
	['\u200Bhttps://example.com/a\u2060b.jpg\uFEFF ;', 'https://example.com/ab.jpg'],
])('S12: %j is read without what pasting left in it', (text, url) => {
	expect(parseUrl(text)).toBe(url);
});

it.each([
	'https://anna:false-password@example.com/my picture.jpg',
	'https://anna:false-password@a.example/1,https://b:false-password@b.example/2',
	'https://anna:false/password@example.com',
	'ftp://anna:false-password@example.com',
	'anna:false-password@example.com/a.jpg?key=false-password',
	'https://example.com/a b?key=false-password',
	'//example.com/a#false-password',
])('%j is refused without showing what is secret in it', (text) => {
	const { message, advice } = expectRefusal(() => parseUrl(text));
	expect(message + advice).not.toMatch(/false.password/);
});

it.each([
	[`${one},${two}`, 'holds several URLs', 'of its own'],
	[`${one} ${two}`, 'holds several URLs', 'of its own'],
	[`${one}\n${two}`, 'holds several URLs', 'of its own'],
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
