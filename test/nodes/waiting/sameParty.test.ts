import { isSameParty } from '../../../nodes/waiting/sameParty';
import { cpuMilliseconds } from '../../cpuTime';

test.each([
	['+14155550101', '+14155550101'],
	['+1 (415) 555-0101', '+14155550101'],
	['whatsapp:+14155550101', 'whatsapp:+14155550101'],
	['rcs:+14155550101', '+14155550101'],
	['+14155550101', 'rcs:+14155550101'],
])('%s is who was asked as %s', (from, recipient) => {
	expect(isSameParty(from, recipient)).toBe(true);
});

test.each([
	['', ''],
	['', '+14155550101'],
	['+14155550102', '+14155550101'],
	['whatsapp:+14155550101', '+14155550101'],
	['+14155550101', 'whatsapp:+14155550101'],
])('%j is not who was asked as %j', (from, recipient) => {
	expect(isSameParty(from, recipient)).toBe(false);
});

test.each(['1\t', 'a1 ', '+1-', '('])('endless %j costs nothing', (filling) => {
	const begin = cpuMilliseconds();
	expect(isSameParty(filling.repeat(1_000_000), '+14155552001')).toBe(false);
	expect(cpuMilliseconds() - begin).toBeLessThan(200);
});
