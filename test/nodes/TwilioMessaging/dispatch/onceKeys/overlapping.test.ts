import { creating } from '../../../../twilio-stand-in/faults';
import { byTrigger, failedIn, keyed, passedOver, sendingOnce, setUpOnce } from './onceCase';

/** Covers giveBack, sentNotes. */

const once = setUpOnce(4, 0.02);
const people = keyed(21);
const others = people.slice(1);
const onError = 'continueRegularOutput';
const oneByOne = { options: { maxConcurrentRequests: 1 } };
/** The first process stands still in its first request, and has written that it is about to send to all. */
async function holdUp() {
	const one = once.newCase();
	const [first, second] = [one.start(), one.start()];
	const request = once.n8n.standIn.faults.hold(creating(people[0]?.to));
	const held = first.begin(sendingOnce(people, oneByOne), byTrigger);
	await request.arrived();
	const goOn = first.standStill();
	const stop = () => {
		goOn();
		held.stop();
	};
	return { one, held, stop, second, request };
}

test('What the second has sent is not given back by the first, which is stopped', async () => {
	const { one, held, stop, second, request } = await holdUp();
	await second.run(sendingOnce(others), byTrigger);
	stop();
	request.release();
	await held.ended;
	once.n8n.standIn.clock.advance(3_600_000);
	const run = await one.start().run(sendingOnce(others, {}, { onError }), byTrigger);
	expect(passedOver(run)).toHaveLength(20);
	const sentTo = once.messagesOf(one).map(({ to }) => to);
	expect(new Set(sentTo).size).toBe(sentTo.length);
});

test.each([1, 2, 3, 4, 6, 8])(
	'Stopped at call %d of the second, the first takes nothing from it',
	async (call) => {
		const { one, held, stop, second, request } = await holdUp();
		const last = one.calls() + call;
		once.n8n.rows.watched.set(one.workflowId, () => {
			if (one.calls() === last) stop();
		});
		await second.run(sendingOnce(others, {}, { onError }), byTrigger);
		once.n8n.rows.watched.delete(one.workflowId);
		request.release();
		await held.ended;
		once.n8n.standIn.clock.advance(3_600_000);
		const run = await one.start().run(sendingOnce(others, {}, { onError }), byTrigger);
		expect(failedIn(run)).toEqual([]);
		const sentTo = once.messagesOf(one).map(({ to }) => to);
		expect(others.filter(({ to }) => !sentTo.includes(to))).toEqual([]);
		expect(new Set(sentTo).size).toBe(sentTo.length);
	},
);

test('The first is stopped while the second sends, and the second is killed: nobody has it twice', async () => {
	const { one, held, stop, second, request } = await holdUp();
	second.begin(sendingOnce(others, oneByOne, { onError }), byTrigger);
	await once.untilSent(one, 1);
	stop();
	await held.ended;
	await once.untilSent(one, 6);
	second.kill();
	// What was in flight arrives, that of the first too.
	request.release();
	await once.n8n.standIn.settled();
	once.n8n.standIn.clock.advance(3_600_000);
	const run = await one.start().run(sendingOnce(people, oneByOne, { onError }), byTrigger);
	expect(failedIn(run)).toEqual([]);
	expect(once.counts(one)).toEqual({ 1: 21 });
});
