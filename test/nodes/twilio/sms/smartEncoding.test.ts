import reference from 'sms-segments-calculator/dist/libs/SmartEncodingMap';
import { smartEncode } from '../../../../nodes/twilio/sms/smartEncoding';

test('Smart Encoding replaces what Twilio’s own calculator replaces, and by the same', () => {
	const characters = Object.keys(reference);
	expect(characters.length).toBeGreaterThan(200);
	for (const character of characters) {
		expect([character, smartEncode(`a${character}b`)]).toEqual([
			character,
			`a${reference[character] ?? ''}b`,
		]);
	}
});

test('it leaves everything else as it is', () => {
	const text = 'Hello, ä ß € ключ 你好 😀 …'.replace('…', '');
	expect(smartEncode(text)).toBe(text);
});
