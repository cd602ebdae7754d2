import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { countSegments } from '../../nodes/twilio/sms/segments';
import { smartEncode } from '../../nodes/twilio/sms/smartEncoding';
import { countSegments as countAtTwilio } from '../twilio-stand-in/messages/segments';
import { segmentText } from './generators/segmentTexts';
import { times } from '../seed';

/** Covers inseparable. */

const texts = 5000;

test('segments are counted as Twilio’s own calculator counts them', () => {
	const differences: unknown[] = [];
	const encodings = new Map<string, number>();
	let equal = 0;
	let long = 0;
	const property = fc.property(segmentText, fc.boolean(), (text, smart) => {
		const reference = new SegmentedMessage(text, 'auto', smart);
		const expected = [reference.encodingName, reference.segmentsCount];
		const { encoding, segments } = countSegments(smart ? smartEncode(text) : text);
		if (encoding === expected[0] && segments === expected[1]) equal += 1;
		else differences.push({ text, smart, expected, given: [encoding, segments] });
		encodings.set(encoding, (encodings.get(encoding) ?? 0) + 1);
		if (segments > 1) long += 1;
	});
	fc.assert(property, times(texts));
	process.stdout.write(`Segments: ${equal} of ${texts} counts as the reference's\n`);
	expect(differences).toEqual([]);
	expect(equal).toBe(texts);
	// The texts are such that it can go wrong.
	expect(encodings.get('GSM-7')).toBeGreaterThan(texts / 10);
	expect(encodings.get('UCS-2')).toBeGreaterThan(texts / 10);
	expect(long).toBeGreaterThan(texts / 3);
}, 300_000);

/** Of eight marks behind a flag, the calculator leaves seven to the next segment: then all fits into two. */
const edge = (marks: string) => `${'я'.repeat(62)}🇩🇪${marks}${'я'.repeat(58)}`;

test.each([
	['eight accents', '\u0301\u0308\u0323\u0301\u0308\u0323\u0301\u0308'],
	['a joint and accents', `\u200D${'\u0301'.repeat(7)}`],
	['variation selectors and a keycap', '\uFE0F\u20E3\uFE0F\u20E3\u0308\u0323\u200D\u0301'],
])(
	'S16: a flag with %s at the edge of a segment is parted as Twilio’s calculator does',
	(_what, marks) => {
		const text = edge(marks);
		expect(new SegmentedMessage(text).segmentsCount).toBe(2);
		expect(countSegments(text).segments).toBe(2);
	},
);

const flagText = fc
	.tuple(
		fc.integer({ min: 50, max: 70 }),
		fc.constantFrom('🇩🇪', '🇩🇪🇫🇷', '🇩', '🇩🇪🇫'),
		fc.array(fc.constantFrom('\u0301', '\u0308', '\u200D', '\uFE0F', '🏽', '👩', '🇺', 'e'), {
			maxLength: 8,
		}),
		fc.integer({ min: 0, max: 70 }),
	)
	.map(
		([before, flag, marks, after]) =>
			`${'я'.repeat(before)}${flag}${marks.join('')}${'я'.repeat(after)}`,
	);

test('S16: so are flags with whatever follows them', () => {
	const property = fc.property(flagText, (text) => {
		expect([text, countSegments(text).segments]).toEqual([
			text,
			new SegmentedMessage(text).segmentsCount,
		]);
	});
	fc.assert(property, times(2000));
});

const couple = '👩\u200D❤️\u200D💋\u200D👨';

test.each([
	['a colour of skin and an accent', `${couple}🏽\u0301`],
	['a variation selector before the colour', `${couple}\uFE0F🏽`],
	['two marks before the colour', `${couple}\uFE0F\u0301🏽`],
	['a joint before the colour', `${couple}\u0301\u200D🏽`],
])(
	'S16: joined people with %s are parted at the edge of a segment as Twilio’s calculator does',
	(_what, people) => {
		for (let before = 52; before <= 66; before++) {
			for (let after = 50; after <= 60; after++) {
				const text = `${'я'.repeat(before)}${people}${'я'.repeat(after)}`;
				const { segments } = countSegments(text);
				expect([before, after, segments]).toEqual([
					before,
					after,
					new SegmentedMessage(text).segmentsCount,
				]);
			}
		}
	},
);

test('the local Twilio counts alike', () => {
	const property = fc.property(segmentText, (text) => {
		expect([text, countAtTwilio(text)]).toEqual([text, new SegmentedMessage(text).segmentsCount]);
	});
	fc.assert(property, times(500));
});
