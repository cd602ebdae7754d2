import { setTimeout as pause } from 'node:timers/promises';
import { creating } from '../../../../twilio-stand-in/faults';
import { byTrigger, failedIn, keyed, sendingOnce, setUpOnce } from './onceCase';

/** Covers begunByOthers, giveWay, keyLook, keyOrder. */

const once = setUpOnce(4, 0.2);
const onError = 'continueRegularOutput';
const begunIn = (one: { keys(): readonly string[] }) =>
	one.keys().filter((key) => key.endsWith(' open'));
const oneByOne = { options: { maxConcurrentRequests: 1 } };

const people = keyed(20);
const slowly = people.slice(0, 4);
const others = people.slice(4);
const isUnsettled = (key: string) => / (open|on by .*|over .*|by .*)$/.test(key);
/** What one process asks for, another one may put back when it has been removed: few, and of no meaning. */
const expectSettled = (one: { keys(): readonly string[] }) => {
	expect(one.keys().filter(isUnsettled).length).toBeLessThan(5);
};

afterEach(() => {
	once.n8n.standIn.faults.latency = 10;
});

/**
 * One execution has begun all, and sends nothing of it as long as it waits for the first four, which another one sends
 * slowly. A third one takes the rest over.
 */
async function beginLockstep(
	whole: typeof people,
	rest: typeof people,
	refused: typeof people = [],
) {
	const one = once.newCase();
	const { faults } = once.n8n.standIn;
	const held = slowly.map(({ to }) => faults.hold(creating(to)));
	const slow = one.start().begin(sendingOnce(slowly, {}, { onError }), byTrigger);
	await Promise.all(held.map((each) => each.arrived()));
	const process = one.start();
	const beginWhole = () => process.begin(sendingOnce(whole, oneByOne, { onError }), byTrigger);
	const waiting = beginWhole();
	faults.latency = 300;
	for (const { to } of refused) once.strike(to, { kind: 'refusal', code: 21614 });
	const other = one.start();
	while (begunIn(one).length < whole.length) await pause(5);
	const taking = other.begin(sendingOnce(rest, oneByOne, { onError }), byTrigger);
	const release = () => {
		for (const each of held) each.release();
	};
	return { one, beginWhole, slow, waiting, taking, release };
}

/** The third one is sending when the second one goes on. */
async function playLockstep(...[whole, rest, refused]: Parameters<typeof beginLockstep>) {
	const { one, slow, waiting, taking, release } = await beginLockstep(whole, rest, refused);
	await once.untilSent(one, 3);
	release();
	const runs = await Promise.all([slow.ended, waiting.ended, taking.ended]);
	return { one, failed: runs.flatMap(failedIn) };
}

test('A process that has waited for one leaves to another what that one has taken over and is about to send', async () => {
	const { one, failed } = await playLockstep(people, others);
	expect(failed).toEqual([]);
	expect(once.counts(one)).toEqual({ 1: 20 });
	expectSettled(one);
});

test('… in whatever order, also where it has asked before for another key of the same person', async () => {
	const again = slowly.map((person) => ({ ...person, key: 'another appointment' }));
	const all = [...slowly, ...again, ...others.slice(4)];
	const { one, failed } = await playLockstep(all, all.slice(4).reverse());
	expect(failed).toEqual([]);
	expect(once.counts(one)).toEqual({ 1: 12, 2: 4 });
	expectSettled(one);
});

test.each([
	['was', []],
	['could not be', others.slice(8, 11)],
])(
	'… also what another execution of its own process has begun, too: it %s sent',
	async (_, refused) => {
		const played = await beginLockstep(people, others, refused);
		const { one, beginWhole, slow, waiting, taking, release } = played;
		const again = beginWhole();
		await once.untilSent(one, 3);
		release();
		const runs = await Promise.all([slow.ended, waiting.ended, taking.ended, again.ended]);
		expect(runs.flatMap(failedIn)).toHaveLength(refused.length);
		expect(once.counts(one)).toEqual({ 1: 20 });
		expectSettled(one);
	},
);

test('What that one took over and gave back when it was stopped is written again before it is sent', async () => {
	const { one, slow, waiting, taking, release } = await beginLockstep(people, others);
	await once.untilSent(one, 1);
	taking.stop();
	await taking.ended;
	const left = people.length - once.messagesOf(one).length;
	expect(begunIn(one).length).toBeLessThan(left);
	release();
	await slow.ended;
	await once.untilSent(one, people.length - left + slowly.length + 1);
	expect(begunIn(one).length).toBeGreaterThanOrEqual(left - slowly.length);
	await waiting.ended;
	expect(once.counts(one)).toEqual({ 1: 20 });
});

test('What that one could not send goes out all the same', async () => {
	const { one, failed } = await playLockstep(people, others, others.slice(8, 11));
	expect(failed).toHaveLength(3);
	expect(once.counts(one)).toEqual({ 1: 20 });
	expectSettled(one);
	await one.start().run(sendingOnce(people, {}, { onError }), byTrigger);
	expect(once.counts(one)).toEqual({ 1: 20 });
});
