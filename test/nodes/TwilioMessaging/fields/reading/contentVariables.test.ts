import fc from 'fast-check';
import { parseContentVariables } from '../../../../../nodes/TwilioMessaging/fields/reading/contentVariables';
import { isJsonObject } from '../../../../../nodes/twilio/api/json';
import { expectRefusal, read } from '../../../../expectRefusal';

it.each([
	['{"1": "Anna", "2": "10:30"}', '{"1": "Anna", "2": "10:30"}'],
	[' {"1":"x"}\n', '{"1":"x"}'],
	[{ 1: 'Zoë', name: '👋' }, '{"1":"Zoë","name":"👋"}'],
	['{}', '{}'],
	// S11: numbers are written out, and nothing else is touched.
	[{ 1: 1042 }, '{"1":"1042"}'],
	[{ 1: 'Anna', 2: 10.5, 3: 0, 4: -7 }, '{"1":"Anna","2":"10.5","3":"0","4":"-7"}'],
	['{"1": 1042, "2": "b"}', '{"1":"1042","2":"b"}'],
	['{"__proto__": 5}', '{"__proto__":"5"}'],
	[{ 1: Number.MAX_SAFE_INTEGER }, '{"1":"9007199254740991"}'],
])('the content variables %j are sent as %s', (raw, text) => {
	expect(parseContentVariables(raw)).toBe(text);
});

const circular: Record<string, unknown> = {};
circular.self = circular;

it.each([
	['{"1": "x"', 'is not a JSON object'],
	['["x"]', 'is not a JSON object'],
	[['x'], 'is not a JSON object'],
	['null', 'is not a JSON object'],
	[circular, 'is not a JSON object'],
	[42, 'is not a JSON object'],
	['{"1": ""}', 'has no text for the placeholder "1"'],
	['{"1": "  "}', 'has no text for the placeholder "1"'],
	['{"a": null}', 'has no text for the placeholder "a"'],
	['{1: 1042}', 'is not a JSON object'],
	// JSON would leave it out, and Twilio would send the template's sample.
	[{ 1: undefined, 2: '10:30' }, 'has no text for the placeholder "1"'],
	['{"1": "undefined"}', 'has no text for the placeholder "1"'],
	['{"1": "Hi [object Object]"}', 'has no text for the placeholder "1"'],
	[{ 2: true }, 'something other than a text for the placeholder "2"'],
	[{ 2: Number.NaN }, 'has no text for the placeholder "2"'],
	['{"2": 12345678901234567890}', 'so many digits for the placeholder "2"'],
	[{ 2: 1e21 }, 'so many digits for the placeholder "2"'],
	[{ 2: { x: 'y' } }, 'something other than a text for the placeholder "2"'],
])('the content variables %p are refused: %s', (raw, problem) => {
	expect(expectRefusal(() => parseContentVariables(raw)).message).toContain(problem);
});

it('S11: the advice speaks of no quotes where none were written', () => {
	for (const raw of [{ 1: '' }, { 1: true }, { 1: null }])
		expect(expectRefusal(() => parseContentVariables(raw)).advice).not.toContain('quotes');
});

it('anything at all is refused readably, or a JSON object of texts', () => {
	const variables = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()));
	const written = variables.map((object) => JSON.stringify(object));
	fc.assert(
		fc.property(fc.oneof(fc.anything(), variables, written), (raw) => {
			const reading = read(() => parseContentVariables(raw));
			if ('invalid' in reading) return;
			const parsed: unknown = JSON.parse(reading.value);
			const texts = isJsonObject(parsed) ? Object.values(parsed) : [undefined];
			for (const text of texts) expect(text).toMatch(/\S/);
			expect(parseContentVariables(reading.value)).toBe(reading.value);
		}),
	);
});
