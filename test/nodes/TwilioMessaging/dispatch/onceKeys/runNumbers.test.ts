import type { Case, Process } from '../../../../faults/histories/processes';
import { byTrigger, given, keyed, sendingOnce, setUpOnce } from './onceCase';

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
	expect(given(run).filter(({ error }) => error !== undefined)).toEqual([]);
	expect(numbers(one)).toBeLessThan(5);
});
