import { setTimeout as pause } from 'node:timers/promises';
import { creating } from '../../../../twilio-stand-in/faults';
import { byTrigger, failedIn, keyed, sendingOnce, setUpOnce } from './onceCase';

/** Covers giveWay, keyOrder. */

const once = setUpOnce(3, 0.2);
const onError = 'continueRegularOutput';
const begunIn = (one: { keys(): readonly string[] }) =>
	one.keys().filter((key) => key.endsWith(' open'));
const oneByOne = { options: { maxConcurrentRequests: 1 } };

test('A process that has waited for one leaves to another what that one has taken over and is about to send', async () => {
	const people = keyed(20);
	const slowly = people.slice(0, 4);
	const one = once.newCase();
	const { faults } = once.n8n.standIn;
	const held = slowly.map(({ to }) => faults.hold(creating(to)));
	const slow = one.start().begin(sendingOnce(slowly, {}, { onError }), byTrigger);
	await Promise.all(held.map((each) => each.arrived()));
	// It has begun the rest, too, and sends nothing of it as long as it waits for these.
	const waiting = one.start().begin(sendingOnce(people, oneByOne, { onError }), byTrigger);
	faults.latency = 300;
	const other = one.start();
	while (begunIn(one).length < 20) await pause(5);
	const taking = other.begin(sendingOnce(people.slice(4), oneByOne, { onError }), byTrigger);
	await once.untilSent(one, 3);
	for (const each of held) each.release();
	const runs = await Promise.all([slow.ended, waiting.ended, taking.ended]);
	expect(runs.flatMap(failedIn)).toEqual([]);
	expect(once.counts(one)).toEqual({ 1: 20 });
});
