import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { animatedPng, framesIn } from './animatedPng';

const picture = (name: string) =>
	readFileSync(resolve(__dirname, '../../docs/pictures', `${name}.png`));
const mostBytes = 1_500_000;

test.each(['light', 'dark'])('the %s picture at the top of the README moves', (theme) => {
	const film = picture(`film-${theme}`);
	expect(framesIn(film)).toBeGreaterThanOrEqual(6);
	expect(framesIn(film)).toBeLessThanOrEqual(10);
	expect(film.length).toBeLessThan(mostBytes);
});

test('frames that lie below one another become an animated picture of the height of one', () => {
	const strip = picture('answer-page-light');
	const height = strip.readUInt32BE(20);
	const film = animatedPng(
		strip,
		Array.from({ length: height }, () => 100),
	);
	expect(framesIn(strip)).toBe(0);
	expect(framesIn(film)).toBe(height);
	expect(film.readUInt32BE(16)).toBe(strip.readUInt32BE(16));
	expect(film.readUInt32BE(20)).toBe(1);
});

test('frames of different heights are refused', () => {
	const strip = picture('answer-page-light');
	const frames = strip.readUInt32BE(20) + 1;
	const times = Array.from({ length: frames }, () => 100);
	expect(() => animatedPng(strip, times)).toThrow('The frames are not all of one height');
});
