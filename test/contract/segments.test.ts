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

test('the local Twilio counts alike', () => {
	const property = fc.property(segmentText, (text) => {
		expect([text, countAtTwilio(text)]).toEqual([text, new SegmentedMessage(text).segmentsCount]);
	});
	fc.assert(property, times(500));
});
