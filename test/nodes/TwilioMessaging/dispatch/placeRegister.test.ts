import type { MessageIdentity } from '../../../../nodes/twilio/message/identity';
import { placeOf } from '../../../../nodes/twilio/message/identity';
import { PlaceRegister } from '../../../../nodes/TwilioMessaging/dispatch/placeRegister';
import { time } from '../../../../nodes/TwilioMessaging/dispatch/time';
import { identityWith } from './identityOf';

/** An execution. */
const owner = {};

const template = `HX${'0'.repeat(32)}`;

/** `A a` is the text "a" to A, `A *` a template, which can look like anything. */
function message(written: string): MessageIdentity {
	const [to = '', body = ''] = written.split(' ');
	return identityWith(body === '*' ? { to, body: undefined, contentSid: template } : { to, body });
}

/** Runs messages at once; gives which were in flight together with another. */
async function runTogether(messages: readonly string[]): Promise<string[]> {
	const register = new PlaceRegister();
	const underWay = new Set<number>();
	const together = new Set<string>();
	await Promise.all(
		messages.map(async (each, index) => {
			const begin = async () => {
				for (const other of underWay) together.add(`${other}+${index}`);
				underWay.add(index);
				await new Promise(setImmediate);
				await new Promise(setImmediate);
				underWay.delete(index);
			};
			await register.run(message(each), owner, begin, () => false);
		}),
	);
	return [...together].sort();
}

test.each([
	['of one place that look alike, one after another', ['A a', 'A a', 'A a'], []],
	['of one place that differ, at once', ['A a', 'A b'], ['0+1']],
	['of other places, at once', ['A a', 'B a'], ['0+1']],
	['that can look like anything wait for all of the place', ['A a', 'A b', 'A *'], ['0+1']],
	['that can look like anything go before all of the place', ['A *', 'A a'], []],
	['between others, it keeps them apart', ['A a', 'A *', 'A b'], []],
])('messages %s', async (_what, messages, expected) => {
	expect(await runTogether(messages)).toEqual(expected);
});

test('a message that failed keeps none from going', async () => {
	const register = new PlaceRegister();
	const fails = register.run(
		message('A a'),
		owner,
		() => Promise.reject(new Error('broken')),
		() => false,
	);
	const goes = register.run(
		message('A a'),
		owner,
		() => Promise.resolve('gone'),
		() => false,
	);
	await expect(fails).rejects.toThrow('broken');
	expect(await goes).toBe('gone');
});

describe('which messages are taken', () => {
	let now = 0;
	beforeEach(() => {
		now = 0;
		jest.spyOn(time, 'elapsed').mockImplementation(() => now);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});
	const asked = message('A a');
	const place = placeOf(asked);
	const hour = 3600_000;

	/** Later something is accepted elsewhere, which lets go of what is old. */
	function later(register: PlaceRegister, milliseconds: number): void {
		now += milliseconds;
		register.noteAccepted('elsewhere', `SM${now}`, owner);
	}

	/** Nobody knows what became of a message. */
	async function doubt(register: PlaceRegister, each: MessageIdentity): Promise<void> {
		await register.run(
			each,
			owner,
			() => Promise.resolve(),
			() => true,
		);
	}

	test('one that was accepted just now', () => {
		const register = new PlaceRegister();
		register.noteAccepted(place, 'SM1', owner);
		later(register, 60_000);
		expect(register.isTaken(place, 'SM1')).toBe(true);
		expect(register.takenIn(new Set([place]))).toEqual(['SM1']);
	});

	test('none that was accepted before all that can be looked for', () => {
		const register = new PlaceRegister();
		register.noteAccepted(place, 'SM1', owner);
		later(register, 121_000);
		expect(register.isTaken(place, 'SM1')).toBe(false);
	});

	test('one that was accepted while another one was in doubt, for as long as it is', async () => {
		const register = new PlaceRegister();
		await doubt(register, asked);
		now += 1000;
		register.noteAccepted(place, 'SM1', owner);
		later(register, hour);
		expect(register.isTaken(place, 'SM1')).toBe(true);
		register.settle(asked, {});
		expect(register.isTaken(place, 'SM1')).toBe(true);
		register.settle(asked, owner);
		expect(register.isTaken(place, 'SM1')).toBe(false);
	});

	test('after a day, nobody looks for what was in doubt', async () => {
		const register = new PlaceRegister();
		await doubt(register, asked);
		register.noteAccepted(place, 'SM1', owner);
		later(register, 25 * hour);
		await doubt(register, message('B b'));
		expect(register.isTaken(place, 'SM1')).toBe(false);
	});

	test('one that a retry knows again while it asks another host', async () => {
		const register = new PlaceRegister();
		await doubt(register, asked);
		register.noteAccepted(place, 'SM1', owner);
		register.noteAccepted('another host', 'SM1', owner);
		later(register, hour);
		expect(register.isTaken(place, 'SM1')).toBe(true);
	});
});
