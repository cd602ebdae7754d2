import { setTimeout as pause } from 'node:timers/promises';
import { creating } from '../../../../twilio-stand-in/faults';
import { byTrigger, failedIn, keyed, passedOver, sendingOnce, setUpOnce } from './onceCase';

// n8n's store has no lock: a machine that stands still for half a second lets one be sent twice.
jest.retryTimes(1);

const once = setUpOnce(2, 0.1);
const onError = 'continueRegularOutput';
const oneByOne = { options: { maxConcurrentRequests: 1 } };

test('An item whose turn comes long after the last look is looked for anew', async () => {
	const people = keyed(20);
	const [slow, last] = [people[0], people[19]];
	const { faults } = once.n8n.standIn;
	const one = once.newCase();
	const requests = [slow, last].map((person) => faults.hold(creating(person?.to)));
	const both = people.filter((person) => person === slow || person === last);
	const first = one.start().begin(sendingOnce(both, {}, { onError }), byTrigger);
	for (const request of requests) await request.arrived();
	faults.latency = 1200;
	const second = one.start().begin(sendingOnce(people, oneByOne, { onError }), byTrigger);
	// It has waited a minute for the first one, which goes on, and others follow before its last.
	await pause(16_000);
	for (const request of requests) request.release();
	const run = await second.ended;
	await first.ended;
	expect(failedIn(run).map(({ to }) => to)).not.toContain(last?.to);
	expect(passedOver(run).map(({ to }) => to)).toContain(last?.to);
	expect(once.counts(one)).toEqual({ 1: 20 });
});

test('What is given back and begun by yet another execution in that moment is that one’s', async () => {
	const people = keyed(1);
	const one = once.newCase();
	const { rows, standIn } = once.n8n;
	const source = sendingOnce(people, oneByOne, { onError });
	const request = standIn.faults.hold(creating(people[0]?.to));
	const first = one.start();
	first.begin(source, byTrigger);
	await request.arrived();
	first.kill();
	const [row = ''] = [...rows.rows.keys()].filter((key) => key.startsWith(`${one.workflowId} `));
	const keysOf = () => rows.rows.get(row) ?? [];
	const left = keysOf().filter((key) => !/ (sent|had)$/.test(key));
	const names = left.flatMap((key) => /^(once .+) open$/.exec(key)?.[1] ?? []);
	let isAsked = false;
	let isGiven = false;
	rows.watched.set(one.workflowId, () => {
		// The run itself has begun it, and asks who else has.
		const isBegun = keysOf().some((key) => / by [\d.]+$/.test(key) && !left.includes(key));
		if (!isGiven && isBegun && keysOf().includes('once runs?')) {
			isGiven = true;
			rows.rows.set(
				row,
				keysOf().filter((key) => !left.includes(key)),
			);
		}
		const isAsking = keysOf().some((key) => key.endsWith(' open?'));
		// The last that it asks before it writes: who has begun it then?
		if (isAsked && !isAsking) {
			rows.watched.delete(one.workflowId);
			rows.rows.set(row, [...keysOf(), ...names.flatMap((name) => [name, `${name} open`])]);
		}
		isAsked = isAsking;
	});
	const run = await one.start().run(source, byTrigger);
	expect(isGiven).toBe(true);
	const [failed] = failedIn(run);
	expect(failed?.error).toContain('Another execution is sending');
	expect(once.messagesOf(one)).toEqual([]);
	request.release();
});
