import { byTrigger, given, keyed, sendingOnce, setUpOnce } from './onceCase';

const once = setUpOnce(3, 0.05);
const onError = 'continueRegularOutput';

/** What is in the row only because somebody is asking. */
const isMark = (key: string) => key.endsWith('?');

beforeEach(() => {
	once.n8n.rows.spread = 2;
});
afterEach(() => {
	once.n8n.rows.spread = 0;
});

test('Two processes that ask for the same sent keys at once send none again, and name those in doubt', async () => {
	const one = once.newCase();
	const source = sendingOnce(keyed(400), {}, { onError });
	const processes = [one.start(), one.start()];
	await processes[0]?.run(source, byTrigger);
	await Promise.all(processes.map(async (each) => await each.run(source, byTrigger)));
	const run = await one.start().run(source, byTrigger);
	expect(once.counts(one)).toEqual({ 1: 400 });
	const failed = given(run).filter(({ error }) => error !== undefined);
	expect(new Set(failed.map(({ status }) => status))).toEqual(
		new Set(failed.length > 0 ? ['unknown'] : []),
	);
	// Each overwrites what the other writes: a chunk may stay in doubt, and seldom several.
	process.stdout.write(`${failed.length} of 400 sent keys are in doubt\n`);
	expect(failed.length).toBeLessThan(100);
});

test('Two processes that each send many keys one by one fill the row with nothing but keys', async () => {
	const one = once.newCase();
	const people = keyed(30);
	const before = once.n8n.rows.calls;
	await Promise.all(
		[0, 1].map(async (turn) => {
			const process = one.start();
			for (const person of people.filter((_, index) => index % 2 === turn)) {
				const run = await process.run(sendingOnce([person], {}, { onError }), byTrigger);
				expect(given(run).filter(({ error }) => error !== undefined)).toEqual([]);
			}
		}),
	);
	expect(once.counts(one)).toEqual({ 1: 30 });
	expect(once.n8n.rows.calls - before).toBeLessThan(30 * 25);
	// Those that were undone by the other process: a few.
	expect(one.keys().filter(isMark).length).toBeLessThan(12);
});
