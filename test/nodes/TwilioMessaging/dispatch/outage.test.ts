import { RunState } from '../../../../nodes/TwilioMessaging/dispatch/runState';
import { RecordedWaiting } from './recordedWaiting';
import { Outage } from '../../../../nodes/TwilioMessaging/dispatch/outage';

/** So many answers got lost, and nothing is known yet of what became of the messages. */
function lost(count: number): Outage {
	const outage = new Outage();
	for (let index = 0; index < count; index++) outage.noteLost();
	return outage;
}

/** Whether those who wait are let go on at once. */
async function isReleased(outage: Outage): Promise<boolean> {
	let released = false;
	void outage.released().then(() => {
		released = true;
	});
	await new Promise(setImmediate);
	return released;
}

test('nine that are lost hold nothing up', async () => {
	expect(lost(9).isHeld).toBe(false);
	expect(await isReleased(lost(9))).toBe(true);
});

test('after ten in a row, all wait until it is known what became of them', async () => {
	const outage = lost(10);
	expect(outage.isHeld).toBe(true);
	expect(await isReleased(outage)).toBe(false);
	expect(outage.isOver).toBe(false);
});

test('when all ten stay unknown, it is over', async () => {
	const outage = lost(10);
	const waiting = outage.released();
	for (let index = 0; index < 10; index++) outage.noteLookedFor(false);
	await waiting;
	expect(outage.isOver).toBe(true);
	expect(outage.isHeld).toBe(false);
});

test.each([
	[
		'an answer',
		(outage: Outage) => {
			outage.noteAnswer();
		},
	],
	[
		'a message that is found',
		(outage: Outage) => {
			outage.noteLookedFor(true);
		},
	],
])('%s lets all go on, and what comes after counts anew', async (_what, note) => {
	const outage = lost(10);
	const waiting = outage.released();
	note(outage);
	await waiting;
	for (let index = 0; index < 9; index++) outage.noteLookedFor(false);
	expect(outage.isOver).toBe(false);
});

test('an answer that comes late does not make what was left out vanish', () => {
	const outage = new Outage();
	const state = new RunState(new RecordedWaiting(), outage, false);
	for (let index = 0; index < 10; index++) outage.noteLost();
	for (let index = 0; index < 10; index++) outage.noteLookedFor(false);
	expect(state.mayStart).toBe(false);
	outage.noteAnswer();
	expect(state.mayStart).toBe(false);
	expect(state.halted).toMatchObject({ outcome: 'notSent' });
});
