import type { IRun } from 'n8n-workflow';
import type { Case } from '../../../../faults/histories/processes';
import { atEachCall, strike } from '../claims/deaths';
import { byTrigger, given, keyed, sendingOnce, setUpOnce } from './onceCase';

/** Covers asking, keyAskers, otherRuns, keyClaims. */

const once = setUpOnce(6);
const people = keyed(9);
const source = sendingOnce(
	people,
	{ options: { maxConcurrentRequests: 2 } },
	{ onError: 'continueRegularOutput' },
);

/** Some were sent long ago, some by an execution that was killed, and some were never sent. */
async function leaveBehind(one: Case): Promise<void> {
	await one.start().run(sendingOnce(people.slice(0, 2)), byTrigger);
	once.n8n.standIn.clock.advance(3_600_000);
	await once.killAfter(one, source, 5);
	once.n8n.standIn.clock.advance(600_000);
}

const toldOf = (run: IRun) =>
	given(run).flatMap(({ error, details }, index) =>
		error === undefined ? [] : [{ to: people[index]?.to, details }],
	);

/** Whom an execution says it has not sent to, and why, is not left out silently. */
function expectNobodyForgotten(one: Case, run: IRun): number {
	const got = once.messagesOf(one).map(({ to }) => to);
	expect(got.filter((to, index) => got.indexOf(to) !== index)).toEqual([]);
	expect(run.data.resultData.error).toBeUndefined();
	const told = toldOf(run).map(({ to }) => to);
	const forgotten = people.filter(({ to }) => !got.includes(to) && !told.includes(to));
	expect(forgotten.map(({ to }) => to)).toEqual([]);
	return told.length;
}

describe.each(['death', 'lostAnswer'] as const)('After a %s at any call of the store', (what) => {
	test('nobody is texted twice, and nobody left out without a word', async () => {
		const told = await atEachCall(async (call) => {
			const one = once.newCase();
			await leaveBehind(one);
			const { wasStruck, run } = await strike(once, one, source, { call, what });
			if (run) expectNobodyForgotten(one, run);
			once.n8n.standIn.clock.advance(600_000);
			const last = await one.start().run(source, byTrigger);
			const count = expectNobodyForgotten(one, last);
			return { wasStruck, told: count };
		});
		process.stdout.write(`${what}: ${told.length} calls, told of ${told.join(' ')}\n`);
		expect(told.length).toBeGreaterThan(10);
		// Most calls are no questions.
		expect(told.filter((count) => count > 0).length).toBeLessThan(told.length / 2);
	}, 300_000);
});
