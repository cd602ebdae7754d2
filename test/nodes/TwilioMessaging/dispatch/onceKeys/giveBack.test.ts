import {
	begunKey,
	nameOfKey,
} from '../../../../../nodes/TwilioMessaging/dispatch/onceKeys/onceNames';
import { creating } from '../../../../twilio-stand-in/faults';
import { byTrigger, failedIn, keyedPair, sendingOnce, setUpOnce } from './onceCase';

const once = setUpOnce(3, 0.2);
const onError = 'continueRegularOutput';
const [anna, ben] = keyedPair();

test('What an execution gives back, and another process puts back by writing what it had read before, is removed again', async () => {
	const one = once.newCase();
	const { rows, standIn } = once.n8n;
	const held = standIn.faults.hold(creating(ben.to));
	const other = one.start().begin(sendingOnce([ben], {}, { onError }), byTrigger);
	await held.arrived();
	const [row = ''] = [...rows.rows.keys()].filter((key) => key.startsWith(`${one.workflowId} `));
	const begun = begunKey(nameOfKey(anna.to, anna.key));
	let before: string[] = [];
	let isPutBack = false;
	rows.watched.set(one.workflowId, () => {
		const keys = rows.rows.get(row) ?? [];
		const isGone = before.includes(begun) && !keys.includes(begun);
		if (isGone && !isPutBack) {
			isPutBack = true;
			rows.rows.set(row, before);
		} else before = [...keys];
	});
	once.strike(anna.to, { kind: 'refusal', code: 21614 });
	const source = sendingOnce([anna], {}, { onError });
	const process = one.start();
	expect(failedIn(await process.run(source, byTrigger))).toHaveLength(1);
	rows.watched.delete(one.workflowId);
	expect(isPutBack).toBe(true);
	held.release();
	await other.ended;
	expect(failedIn(await process.run(source, byTrigger))).toEqual([]);
	expect(failedIn(await one.start().run(source, byTrigger))).toEqual([]);
	expect(once.counts(one)).toEqual({ 1: 2 });
});
