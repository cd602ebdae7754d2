import { DeduplicationRows } from '../../../engine/deduplication';
import { Engine, jsonOf, type WorkflowSource } from '../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { timeOf } from '../../../engine/timeScale';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../engine/twilioNode';
import { install, type Case, type Installation } from '../../../faults/histories/processes';
import { copyPackage, type PackageCopy } from '../../../faults/packageCopy';
import { keyed, sendingOnce } from './onceKeys/onceCase';

const minute = 60_000;
const day = 24 * 60;
const onError = 'continueRegularOutput';
const ago = (minutes: number) => new Date(Date.now() - minutes * minute);

describe.each([-83, 83])('Skip If Sent Within where the clock is %i minutes wrong', (wrong) => {
	const twilio = setUpTwilio();
	let copy: PackageCopy;
	let engine: Engine;
	// No answer has come yet in this process.
	beforeEach(async () => {
		copy = copyPackage();
		engine = await Engine.start(copy.directory);
		timeOf(copy.directory).now = () => Date.now() + wrong * minute;
	});
	afterEach(() => {
		copy.remove();
	});
	const skipping = (count: number) =>
		twilioWorkflow(recipients(count), { ...sendEachItem, options: { skipIfSentWithin: 60 } });
	const skippedIn = async (source: WorkflowSource) => {
		const run = await engine.run(source, standInCredential(twilio.standIn));
		return jsonOf(run, twilioNodeName).map(({ skipped }) => skipped === true);
	};

	test.each([1, 12])('goes by Twilio’s time before the first answer, for %i', async (count) => {
		const people = recipients(count);
		// The last one got it an hour and a half ago, the others half an hour ago.
		const isOld = (index: number) => index === 11;
		twilio.standIn.seedMessages(count, (index) => ({
			...people[index],
			createdAt: ago(isOld(index) ? 90 : 30),
		}));
		expect(await skippedIn(skipping(count))).toEqual(people.map((_, index) => !isOld(index)));
		const [since] = twilio.standIn.requests.flatMap(
			({ query }) => new URLSearchParams(query).get('DateSent>') ?? [],
		);
		if (count > 1)
			expect(Math.abs(Date.parse(since ?? '') - ago(60).getTime())).toBeLessThan(5 * minute);
	});

	test('goes by what an earlier execution has learned, where answers have no date', async () => {
		twilio.standIn.hasDateHeader = false;
		expect(await skippedIn(twilioWorkflow(recipients(1), sendEachItem))).toEqual([false]);
		const [person] = recipients(1);
		expect(await skippedIn(skipping(1))).toEqual([true]);
		twilio.standIn.reset();
		twilio.standIn.hasDateHeader = false;
		twilio.standIn.seedMessages(1, { ...person, createdAt: ago(90) });
		expect(await skippedIn(skipping(1))).toEqual([false]);
	});
});

let rows: DeduplicationRows | undefined;

describe.each([-83, 83, 25 * 60])('Killed, where clocks are %i minutes wrong,', (minutes) => {
	let n8n: Installation;
	beforeEach(async () => {
		rows ??= await DeduplicationRows.install();
		n8n = await install(3, [], rows);
		n8n.setClocks(minutes);
	});
	afterEach(() => n8n.close());

	const source = twilioWorkflow(
		recipients(20),
		{ ...sendEachItem, options: { maxConcurrentRequests: 5 } },
		{ onError },
	);

	/** Kills a process that has sent to so many; with this latency, no answer has come in. */
	async function kill(one: Case, of: WorkflowSource, count: number, latency = 500): Promise<void> {
		n8n.standIn.faults.latency = latency;
		const process = one.start();
		process.begin(of);
		while (n8n.standIn.messages().length < count)
			await new Promise((resolve) => {
				setTimeout(resolve, 2);
			});
		process.kill();
		await n8n.standIn.settled();
		n8n.standIn.faults.latency = 0;
	}

	/** What the next execution gives while Twilio's list cannot be read. */
	async function executeWithoutList(one: Case) {
		const { faults } = n8n.standIn;
		faults.decide = ({ method }) =>
			method === 'GET' ? { kind: 'error', status: 503, moment: 'before' } : undefined;
		const given = jsonOf(await one.start().run(source), twilioNodeName);
		faults.decide = () => undefined;
		return given;
	}

	/** What the next execution gave; all have the message once. */
	async function executeAgain(one: Case, of: WorkflowSource) {
		const run = await one.start().run(of);
		const given = jsonOf(run, twilioNodeName);
		expect(given).toHaveLength(20);
		expect(new Set(n8n.standIn.messages().map(({ to }) => to)).size).toBe(20);
		expect(n8n.standIn.messages()).toHaveLength(20);
		return {
			skipped: given.filter(({ skipped }) => skipped === true).length,
			unknown: given.filter(({ status }) => status === 'unknown').length,
		};
	}

	test.each([
		['it', source],
		['it, with Send Once Key,', sendingOnce(keyed(20), {}, { onError })],
	])('and started again by hand, %s texts nobody twice', async (_what, of) => {
		const one = n8n.newCase();
		await kill(one, of, 5);
		expect(n8n.standIn.messages()).toHaveLength(5);
		n8n.standIn.clock.advance(2 * minute);
		// Whether the clock that told the beginning was as wrong as this one, nobody knows.
		const { skipped, unknown } = await executeAgain(one, of);
		expect(skipped + unknown).toBe(5);
	});

	test('what answers have dated is skipped, within a day', async () => {
		const one = n8n.newCase();
		await kill(one, source, 15, 40);
		const sent = n8n.standIn.messages().length;
		n8n.standIn.clock.advance(11 * 60 * minute);
		expect(await executeAgain(one, source)).toEqual({ skipped: sent, unknown: 0 });
	});

	test('the same text of an execution before is not taken for its own', async () => {
		const one = n8n.newCase();
		await one.start().run(source);
		n8n.standIn.clock.advance(minute);
		const process = one.start();
		// Nothing of it arrives.
		n8n.standIn.faults.decide = () => ({ kind: 'cut', moment: 'before' });
		process.begin(source);
		while (!one.keys().some((key) => key.includes('began'))) await new Promise(setImmediate);
		process.kill();
		await n8n.standIn.settled();
		n8n.standIn.faults.decide = () => undefined;
		n8n.standIn.clock.advance(minute);
		const given = jsonOf(await one.start().run(source), twilioNodeName);
		expect(given.filter(({ skipped }) => skipped === true)).toEqual([]);
	});

	test('as long as Twilio cannot be asked, nothing is sent again', async () => {
		const one = n8n.newCase();
		await kill(one, source, 5);
		n8n.standIn.clock.advance((day / 2) * minute);
		const failed = await executeWithoutList(one);
		expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(['unknown']));
		const { skipped, unknown } = await executeAgain(one, source);
		expect(skipped + unknown).toBe(5);
	});

	test('what is older than a day keeps nothing back, although Twilio’s list cannot be read', async () => {
		const one = n8n.newCase();
		await kill(one, source, 15, 40);
		const before = n8n.standIn.messages().length;
		n8n.standIn.clock.advance(2 * day * minute);
		const given = await executeWithoutList(one);
		expect(given.filter(({ error }) => error !== undefined)).toEqual([]);
		expect(n8n.standIn.messages()).toHaveLength(before + 20);
	});
});
