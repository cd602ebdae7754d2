import { charactersForcingUcs2, replacementsIn } from '../../../../nodes/twilio/sms/encodingReport';
import { countSegments } from '../../../../nodes/twilio/sms/segments';

test.each([
	['', 'GSM-7', 1, 160, 160],
	['a'.repeat(160), 'GSM-7', 1, 160, 0],
	['a'.repeat(161), 'GSM-7', 2, 153, 145],
	['a'.repeat(306), 'GSM-7', 2, 153, 0],
	['€'.repeat(80), 'GSM-7', 1, 160, 0],
	// Segments of 76 euro signs: there is no half of one.
	['€'.repeat(153), 'GSM-7', 3, 153, 151],
	['é\r\n', 'GSM-7', 1, 160, 157],
	['ç', 'UCS-2', 1, 70, 69],
	['я'.repeat(70), 'UCS-2', 1, 70, 0],
	['я'.repeat(71), 'UCS-2', 2, 67, 63],
	['😀'.repeat(35), 'UCS-2', 1, 70, 0],
	['😀'.repeat(36), 'UCS-2', 2, 67, 61],
	[`${'я'.repeat(60)}👩‍👩‍👧‍👦`, 'UCS-2', 2, 67, 56],
])('%j is %s, %i segments', (text, encoding, segments, charactersPerSegment, charactersLeft) => {
	expect(countSegments(text)).toEqual({
		encoding,
		segments,
		charactersPerSegment,
		charactersLeft,
	});
});

test('what can still be added begins no segment, and one more does', () => {
	for (const text of ['a', 'я', 'a'.repeat(200), '😀'.repeat(50), '{'.repeat(120)]) {
		const { segments, charactersLeft } = countSegments(text);
		expect(countSegments(text + 'a'.repeat(charactersLeft)).segments).toBe(segments);
		expect(countSegments(text + 'a'.repeat(charactersLeft + 1)).segments).toBe(segments + 1);
	}
});

test('what forces UCS-2 is named once, with its place as a person counts', () => {
	expect(charactersForcingUcs2('👩‍👩‍👧 ça va? 👋🏽 ç e\u0301')).toEqual([
		{ character: '👩‍👩‍👧', codePoint: 'U+1F469 U+200D U+1F469 U+200D U+1F467', position: 1, times: 1 },
		{ character: 'ç', codePoint: 'U+00E7', position: 3, times: 2 },
		{ character: '👋🏽', codePoint: 'U+1F44B U+1F3FD', position: 10, times: 1 },
		{ character: 'e\u0301', codePoint: 'U+0301', position: 14, times: 1 },
	]);
	expect(charactersForcingUcs2('Grüße à 5 € {ok}\r\n')).toEqual([]);
});

test('what Smart Encoding changes is named with what it writes', () => {
	expect(replacementsIn('“Hé” it’s… 👋')).toEqual([
		{ character: '“', codePoint: 'U+201C', position: 1, times: 1, written: '"' },
		{ character: '”', codePoint: 'U+201D', position: 4, times: 1, written: '"' },
		{ character: '’', codePoint: 'U+2019', position: 8, times: 1, written: "'" },
		{ character: '…', codePoint: 'U+2026', position: 10, times: 1, written: '...' },
	]);
	expect(replacementsIn('ç 👋')).toEqual([]);
});
