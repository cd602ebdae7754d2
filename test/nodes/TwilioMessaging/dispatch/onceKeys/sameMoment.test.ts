import { creating } from '../../../../twilio-stand-in/faults';
import {
	byTrigger,
	failedIn,
	keyed,
	keyedPair,
	passedOver,
	sendingOnce,
	setUpOnce,
} from './onceCase';

/** Covers doubtListings, freshKeys, giveWay, keyOrder, liveRuns, onceParts. */

const once = setUpOnce(2, 1);
const onError = 'continueRegularOutput';
const oneByOne = { options: { maxConcurrentRequests: 1 } };
const people = keyed(60);
const [anna] = keyedPair();

beforeEach(() => {
	once.n8n.rows.spread = 2;
	once.n8n.standIn.faults.latency = 40;
});
afterEach(() => {
	once.n8n.rows.spread = 0;
});

test.each([1, 2, 3])(
	'Two processes that begin at the same moment send hardly any key twice (%d)',
	async () => {
		const one = once.newCase();
		const source = sendingOnce(people, {}, { onError });
		await Promise.all([one.start(), one.start()].map((each) => each.run(source, byTrigger)));
		once.expectHardlyAnyTwice(one, 60);
	},
);

test('An event that starts two workers at once sends its one message once', async () => {
	let twice = 0;
	for (let turn = 0; turn < 6; turn++) {
		const one = once.newCase();
		const source = sendingOnce([anna], {}, { onError });
		const begin = async () => await one.start().run(source, byTrigger);
		const runs = await Promise.all([begin(), begin()]);
		expect(runs.flatMap(failedIn)).toEqual([]);
		twice += once.messagesOf(one).length - 1;
		expect(runs.flatMap(passedOver)).toHaveLength(2 - once.messagesOf(one).length);
	}
	process.stdout.write(`${twice} of 6 sent twice\n`);
	expect(twice).toBeLessThanOrEqual(2);
});

test.each([5, 30])(
	'A process that begins when another one has sent %d of them waits for what that one is about to send',
	async (count) => {
		const one = once.newCase();
		const source = sendingOnce(people, oneByOne, { onError });
		const first = one.start().begin(source, byTrigger);
		await once.untilSent(one, count);
		const second = one.start().begin(source, byTrigger);
		await Promise.all([first.ended, second.ended]);
		once.expectHardlyAnyTwice(one, 60);
	},
);

test('What was written long before it leaves is looked for again: another process may have sent it', async () => {
	const one = once.newCase();
	const source = sendingOnce(people.slice(0, 20), oneByOne, { onError });
	const held = once.n8n.standIn.faults.hold(creating(anna.to));
	const standing = one.start();
	const first = standing.begin(source, byTrigger);
	await held.arrived();
	// The other one sees no sign of life, and takes it for dead.
	const goOn = standing.standStill();
	const second = await one.start().run(sendingOnce(people.slice(1, 20)), byTrigger);
	expect(passedOver(second)).toEqual([]);
	goOn();
	held.release();
	const run = await first.ended;
	expect(once.counts(one)).toEqual({ 1: 20 });
	expect(passedOver(run)).toHaveLength(19);
});
