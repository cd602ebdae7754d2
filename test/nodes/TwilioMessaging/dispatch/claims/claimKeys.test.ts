import fc from 'fast-check';
import { Answer } from '../../../../../nodes/TwilioMessaging/dispatch/claims/asking';
import {
	MessageNames,
	possibleTimeKeys,
	readTime,
	timeKeys,
} from '../../../../../nodes/TwilioMessaging/dispatch/claims/claimKeys';
import { identityWith } from '../identityOf';

const moments = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const runs = fc.nat({ max: 63 });
const sure = (keys: Iterable<string>) => new Answer(new Set(keys), new Set());

test('when a run began can be read from its keys, to the second', () => {
	fc.assert(
		fc.property(runs, moments, (run, moment) => {
			const keys = new Set(timeKeys(String(run), 'own', moment));
			expect(readTime(String(run), sure(keys))).toEqual({
				since: Math.floor(moment / 1000) * 1000,
				clock: 'own',
			});
			const possible = new Set(possibleTimeKeys(String(run)));
			expect([...keys].every((key) => possible.has(key))).toBe(true);
		}),
	);
});

test('Twilio’s time counts where both are told', () => {
	fc.assert(
		fc.property(runs, moments, moments, (run, own, twilio) => {
			const keys = new Set([
				...timeKeys(String(run), 'own', own),
				...timeKeys(String(run), 'twilio', twilio),
			]);
			expect(readTime(String(run), sure(keys))).toEqual({
				since: Math.floor(twilio / 1000) * 1000,
				clock: 'twilio',
			});
		}),
	);
});

test('keys of another run, or some of them alone, tell nothing', () => {
	const keys = timeKeys('3', 'twilio', Date.now());
	expect(readTime('4', sure(keys))).toBeUndefined();
	for (const missing of keys)
		expect(readTime('3', sure(keys.filter((key) => key !== missing)))).toBeUndefined();
});

test('what was asked for and not removed again tells nothing, and neither do two times', () => {
	const keys = new Set(timeKeys('3', 'twilio', Date.now()));
	const asked = new Set(possibleTimeKeys('3'));
	expect(readTime('3', new Answer(asked, asked))).toBe('doubtful');
	const both = [...keys, ...timeKeys('3', 'twilio', Date.UTC(2001))];
	expect(readTime('3', sure(both))).toBe('doubtful');
});

test('equal messages have names of their own, in their order', () => {
	const [one, other] = [identityWith({ body: 'One' }), identityWith({ body: 'Other' })];
	const first = new MessageNames();
	const names = [first.next(one), first.next(other), first.next(one)];
	expect(new Set(names).size).toBe(3);
	const again = new MessageNames();
	expect([again.next(one), again.next(other), again.next(one)]).toEqual(names);
});
