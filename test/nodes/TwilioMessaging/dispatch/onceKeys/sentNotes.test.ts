import { setTimeout as pause } from 'node:timers/promises';
import { creating } from '../../../../twilio-stand-in/faults';
import { byTrigger, keyed, sendingOnce, setUpOnce } from './onceCase';

/** Covers sentNotes. */

const once = setUpOnce(2, 0.2);
const onError = 'continueRegularOutput';

test('That a message was sent stays noted when another process was asking for it just then', async () => {
	const people = keyed(2);
	const one = once.newCase();
	const { rows, standIn } = once.n8n;
	const held = people.map(({ to }) => standIn.faults.hold(creating(to)));
	const sending = one.start().begin(sendingOnce(people, {}, { onError }), byTrigger);
	await Promise.all(held.map((each) => each.arrived()));
	const isNote = (key: string) => key.endsWith(' sent');
	// It has written what it asks for, and stands still before it removes that.
	const other = one.start();
	const asking = new Promise<() => void>((resolve) => {
		rows.watched.set(one.workflowId, () => {
			if (!one.keys().some(isNote)) return;
			rows.watched.delete(one.workflowId);
			resolve(other.standStill());
		});
	});
	const waiting = other.begin(sendingOnce(people.slice(0, 1), {}, { onError }), byTrigger);
	const goOn = await asking;
	held[0]?.release();
	while (!one.keys().some((key) => key.startsWith('once sent '))) await pause(2);
	goOn();
	while (one.keys().some((key) => key.endsWith('?'))) await pause(2);
	await pause(200);
	// The first execution has not ended: its other message is still in flight.
	expect(one.keys().filter(isNote)).toHaveLength(1);
	held[1]?.release();
	await Promise.all([sending.ended, waiting.ended]);
	expect(once.counts(one)).toEqual({ 1: 2 });
});
