import { setTimeout as pause } from 'node:timers/promises';
import { creating } from '../../../../twilio-stand-in/faults';
import type { RecordedRequest } from '../../../../twilio-stand-in/recorder';
import { byTrigger, failedIn, keyed, passedOver, sendingOnce, setUpOnce } from './onceCase';

/** Covers keyDetails, takeOver, liveRuns. */

const once = setUpOnce(4, 0.2);
const onError = 'continueRegularOutput';
const oneByOne = { options: { maxConcurrentRequests: 1 } };

test.each([0, 100, 400])(
	'Two executions that began %d ms apart wait for a third, which is killed: one of them sends the rest',
	async (apart) => {
		once.n8n.standIn.faults.latency = 60;
		const people = keyed(30);
		const one = once.newCase();
		const source = sendingOnce(people, oneByOne, { onError });
		const first = one.start();
		first.begin(source, byTrigger);
		await once.untilSent(one, 3);
		const second = one.start().begin(source, byTrigger);
		await pause(apart);
		const third = one.start().begin(source, byTrigger);
		await once.untilSent(one, 12);
		first.kill();
		await Promise.all([second.ended, third.ended]);
		once.expectHardlyAnyTwice(one, 30);
	},
);

test('A batch is waited for by executions of single items of it, which see nothing of what it has sent', async () => {
	once.n8n.standIn.faults.latency = 40;
	const people = keyed(60);
	const one = once.newCase();
	const batch = one.start().begin(sendingOnce(people, oneByOne, { onError }), byTrigger);
	await once.untilSent(one, 5);
	const other = one.start();
	// The batch comes to these when they have waited for a while.
	const singles = people
		.slice(25, 40)
		.map(async (person) => await other.run(sendingOnce([person], {}, { onError }), byTrigger));
	const runs = await Promise.all([...singles, batch.ended]);
	expect(runs.flatMap(passedOver).length).toBeGreaterThanOrEqual(15);
	expect(once.counts(one)).toEqual({ 1: 60 });
});

test('A batch that sends slowly on purpose is not taken for killed', async () => {
	const people = keyed(5);
	const one = once.newCase();
	// A message in seven seconds, of which a fifth is waited.
	const paced = sendingOnce(people, { options: { messagesPerSecond: 0.14 } }, { onError });
	const first = one.start().begin(paced, byTrigger);
	await once.untilSent(one, 2);
	const second = await one.start().run(sendingOnce(people, oneByOne, { onError }), byTrigger);
	await first.ended;
	expect(passedOver(second)).toHaveLength(5);
	expect(once.counts(one)).toEqual({ 1: 5 });
});

test('What another process overwrites of one execution is still known to be begun by another of the same process', async () => {
	const people = keyed(11);
	const one = once.newCase();
	const { rows, standIn } = once.n8n;
	const process = one.start();
	const held = standIn.faults.hold(creating(people[0]?.to));
	const first = process.begin(sendingOnce(people.slice(0, 10), oneByOne, { onError }), byTrigger);
	await held.arrived();
	const [row = ''] = [...rows.rows.keys()].filter((key) => key.startsWith(`${one.workflowId} `));
	const runsOf = () => one.keys().filter((key) => / by [\d.]+$/.test(key)).length;
	const overwritten = new Promise<void>((resolve) => {
		const count = runsOf();
		let before = [...(rows.rows.get(row) ?? [])];
		rows.watched.set(one.workflowId, () => {
			if (runsOf() === count) before = [...(rows.rows.get(row) ?? [])];
			else {
				rows.watched.delete(one.workflowId);
				rows.rows.set(row, [...before, 'once another begun']);
				resolve();
			}
		});
	});
	// Its first item is its own: for any other, it would wait for the first execution.
	const others = [...people.slice(10), ...people.slice(1, 10)];
	const second = process.begin(sendingOnce(others, oneByOne, { onError }), byTrigger);
	await overwritten;
	await pause(300);
	held.release();
	const runs = await Promise.all([first.ended, second.ended]);
	expect(runs.flatMap(failedIn)).toEqual([]);
	expect(once.counts(one)).toEqual({ 1: 11 });
});

test('What another execution gives back while it is asked who has begun it is sent', async () => {
	const people = keyed(3);
	const one = once.newCase();
	const { rows } = once.n8n;
	const source = sendingOnce(people, oneByOne, { onError });
	// That execution: it was refused, and it removes what it has written when it ends.
	await once.killAfter(one, source, 1);
	const [row = ''] = [...rows.rows.keys()].filter((key) => key.startsWith(`${one.workflowId} `));
	const isOfLast = (key: string) => !/ (sent|had)$/.test(key);
	const left = (rows.rows.get(row) ?? []).filter(isOfLast);
	rows.watched.set(one.workflowId, () => {
		if (!one.keys().includes('once runs?')) return;
		rows.watched.delete(one.workflowId);
		rows.rows.set(
			row,
			(rows.rows.get(row) ?? []).filter((key) => !left.includes(key)),
		);
	});
	await once.n8n.standIn.settled();
	const run = await one.start().run(source, byTrigger);
	expect(failedIn(run)).toEqual([]);
	expect(once.messagesOf(one).map(({ to }) => to)).toEqual(
		expect.arrayContaining(people.map(({ to }) => to)),
	);
});

test('What is taken over and cannot be looked for leaves nothing that makes later executions wait', async () => {
	const people = keyed(4);
	const one = once.newCase();
	const source = sendingOnce(people, oneByOne, { onError });
	await once.killAfter(one, source, 1);
	let isRefused = true;
	const overs = () => one.keys().filter((key) => key.includes(' over ')).length;
	// The list that is read before anything is taken over is given.
	const isLaterList = ({ method }: RecordedRequest) => isRefused && method === 'GET' && overs() > 0;
	once.n8n.standIn.faults.times(Infinity, isLaterList, { kind: 'refusal', code: 20003 });
	const left: number[] = [];
	const process = one.start();
	for (let turn = 0; turn < 3; turn++) {
		const run = await process.run(source, byTrigger);
		expect(failedIn(run)).not.toEqual([]);
		left.push(overs());
	}
	expect(left).toEqual([0, 0, 0]);
	isRefused = false;
	await process.run(source, byTrigger);
	expect(once.counts(one)).toEqual({ 1: 4 });
});

test('Whoever has taken something over and is killed is taken over from, whatever others are sending meanwhile', async () => {
	const people = keyed(14);
	const one = once.newCase();
	const rest = sendingOnce(people.slice(0, 4), oneByOne, { onError });
	await once.killAfter(one, rest, 1);
	const busy = one.start();
	const taking = one.start();
	once.n8n.rows.watched.set(one.workflowId, () => {
		if (!one.keys().some((key) => / over \d+ by /.test(key))) return;
		once.n8n.rows.watched.delete(one.workflowId);
		taking.kill();
	});
	taking.begin(rest, byTrigger);
	while (!taking.isDead()) await pause(5);
	// One message in two seconds: longer than anybody waits.
	const paced = sendingOnce(people.slice(4), { options: { messagesPerSecond: 0.1 } }, { onError });
	busy.begin(paced, byTrigger);
	await once.untilSent(one, 2);
	const run = await one.start().run(rest, byTrigger);
	expect(failedIn(run)).toEqual([]);
	expect(once.counts(one)[2]).toBeUndefined();
	const reached = new Set(once.messagesOf(one).map(({ to }) => to));
	for (const { to } of people.slice(0, 4)) expect(reached).toContain(to);
	busy.kill();
});
