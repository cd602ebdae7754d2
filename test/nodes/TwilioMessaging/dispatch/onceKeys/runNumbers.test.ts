import { creating } from '../../../../twilio-stand-in/faults';
import type { Case, Process } from '../../../../faults/histories/processes';
import { byTrigger, failedIn, keyed, sendingOnce, setUpOnce } from './onceCase';

/** Covers otherRuns, onceRun. */

const once = setUpOnce(6);
const people = keyed(30);
const [anna] = people;
const numbers = (one: Case) => one.keys().filter((key) => /^once run [\d.]+$/.test(key)).length;

/** Dies while it asks for the numbers of runs, at least so many of which are there then. */
async function killWhileAsking(one: Case, process: Process, key: string, least: number) {
	const { rows } = once.n8n;
	const killed = new Promise<void>((resolve) => {
		rows.watched.set(one.workflowId, () => {
			if (!one.keys().includes('once runs?') || numbers(one) < least) return;
			process.kill();
			resolve();
		});
	});
	const begun = process.begin(sendingOnce([{ ...anna, key }]), byTrigger);
	await Promise.race([killed, begun.ended]);
	rows.watched.delete(one.workflowId);
}

test('Numbers that those have left who died while they asked for them are free again', async () => {
	const one = once.newCase();
	await killWhileAsking(one, one.start(), 'x', 1);
	// Where the number that it draws is taken, it asks at the beginning.
	await killWhileAsking(one, one.start(), 'y', 256);
	expect(numbers(one)).toBeGreaterThan(200);
	await one.start().run(sendingOnce([{ ...anna, key: 'z' }]), byTrigger);
	once.n8n.standIn.clock.advance(24 * 3_600_000);
	const source = sendingOnce(people, {}, { onError: 'continueRegularOutput' });
	await once.killAfter(one, source, 8);
	once.n8n.standIn.clock.advance(600_000);
	const run = await one.start().run(source, byTrigger);
	expect(failedIn(run)).toEqual([]);
	expect(numbers(one)).toBeLessThan(5);
});

describe('A recipient that is refused', () => {
	const onError = 'continueRegularOutput';
	const refused = async (one: Case, process: Process, key: string) => {
		const bad = { to: '+15005550001', body: 'Hello', key };
		once.strike(bad.to, { kind: 'refusal', code: 21211 });
		await process.run(sendingOnce([bad], {}, { onError }), byTrigger);
		once.n8n.standIn.clock.advance(3_600_000);
		return numbers(one);
	};

	test.each([
		['under a new key', (turn: number) => `new ${turn}`],
		['under the same key', () => 'the same'],
	])('%s leaves no number, though a run was killed before', async (_, keyOf) => {
		const one = once.newCase();
		await once.killAfter(one, sendingOnce(people), 6);
		once.n8n.standIn.clock.advance(3_600_000);
		const process = one.start();
		await process.run(sendingOnce(people, {}, { onError }), byTrigger);
		const counts: number[] = [];
		for (let turn = 0; turn < 4; turn++) counts.push(await refused(one, process, keyOf(turn)));
		// That of the one that was killed.
		expect(counts).toEqual([1, 1, 1, 1]);
	});

	test('leaves no number, though another process was sending meanwhile', async () => {
		const one = once.newCase();
		const [first, second] = [one.start(), one.start()];
		const held = once.n8n.standIn.faults.hold(creating(anna?.to));
		const sending = first.begin(sendingOnce(people.slice(0, 2), {}, { onError }), byTrigger);
		await held.arrived();
		await refused(one, second, 'x');
		held.release();
		await sending.ended;
		const counts: number[] = [];
		for (let turn = 0; turn < 4; turn++) counts.push(await refused(one, second, `y ${turn}`));
		// Where the two have overwritten each other's questions, that is cleared up by later runs.
		expect(counts.at(-1)).toBe(0);
	});
});
