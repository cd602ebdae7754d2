import fc from 'fast-check';
import { parseSid, parseSidOrPage, type SidKind } from '../../../../nodes/twilio/values/sid';
import { expectRefusal, read } from '../../../expectRefusal';

const prefixes = {
	account: ['AC'],
	apiKey: ['SK'],
	application: ['AP'],
	content: ['HX'],
	media: ['ME'],
	message: ['SM', 'MM'],
	messagingService: ['MG'],
	phoneNumber: ['PN'],
} satisfies Record<SidKind, string[]>;
const allPrefixes = Object.values(prefixes).flat();
const kinds: SidKind[] = [
	'account',
	'apiKey',
	'application',
	'content',
	'message',
	'messagingService',
	'phoneNumber',
];
const digits = '0123456789abcdefABCDEF0123456789';

describe.each(kinds)('%s', (kind) => {
	it.each(prefixes[kind])('begins with %s', (prefix) => {
		expect(parseSid(kind, prefix + digits)).toBe(prefix + digits);
		expect(parseSid(kind, `\n ${prefix}${digits}\t`)).toBe(prefix + digits);
	});

	it('is refused with every other beginning, readably', () => {
		for (const prefix of allPrefixes.filter(
			(each) => !prefixes[kind].some((own) => own === each),
		)) {
			const { message, advice } = expectRefusal(() => parseSid(kind, prefix + digits));
			expect(message).toContain(prefix);
			for (const own of prefixes[kind]) expect(advice).toContain(own);
		}
	});

	it.each([
		['', 'nothing'],
		[digits, 'no prefix'],
		[`${prefixes[kind][0] ?? ''}${digits.slice(1)}`, 'one digit less'],
		[`${prefixes[kind][0] ?? ''}${digits}0`, 'one digit more'],
		[`${prefixes[kind][0] ?? ''}${digits.slice(1)}g`, 'a letter that is no digit'],
		[`${prefixes[kind][0]?.toLowerCase() ?? ''}${digits}`, 'small letters in front'],
		[`${prefixes[kind][0] ?? ''}${digits.slice(16)} ${digits.slice(17)}`, 'a space within'],
		[`${prefixes[kind][0] ?? ''}${digits}\n/../x`, 'a path behind'],
	])('%j is refused: %s', (text) => {
		expectRefusal(() => parseSid(kind, text));
	});
});

it('any text is refused readably, or has a shape that is safe in a path', () => {
	fc.assert(
		fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary' }), (kind, text) => {
			const reading = read(() => parseSid(kind, text));
			if ('value' in reading) expect(reading.value).toMatch(/^[A-Z]{2}[0-9a-fA-F]{32}$/);
		}),
	);
});

describe('the address of a page of Twilio’s Console', () => {
	const sid = `SM${digits}`;

	it.each([
		`https://console.twilio.com/us1/monitor/logs/sms/${sid}`,
		` https://console.twilio.com/us1/monitor/logs/sms/${sid}?x=1#top\n`,
		`https://www.twilio.com/console/sms/logs/AC${digits}/${sid}`,
		`https://console.twilio.com/us1/logs?frameUrl=%2Fconsole%2Fsms%2Flogs%2f${sid}%3Fx`,
		sid,
	])('%j names the message', (text) => {
		expect(parseSidOrPage('message', text)).toBe(sid);
	});

	it.each([
		[`https://console.twilio.com.evil.example/${sid}`, 'another host'],
		[`https://evil.example/?x=twilio.com/${sid}`, 'another host'],
		[`https://console.twilio.com/us1/x${sid}`, 'something before it'],
		[`https://console.twilio.com/us1/${sid}0`, 'something behind it'],
		[`https://console.twilio.com/us1/MG${digits}`, 'another thing'],
		['https://console.twilio.com/us1/%E0%A4%A', 'broken'],
		['://', 'no address'],
	])('%j does not: %s', (text) => {
		expectRefusal(() => parseSidOrPage('message', text));
	});

	it('any other text is read as a SID is', () => {
		fc.assert(
			fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary' }), (kind, text) => {
				expect(read(() => parseSidOrPage(kind, text))).toEqual(read(() => parseSid(kind, text)));
			}),
		);
	});
});
