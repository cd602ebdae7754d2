import type { IRun } from 'n8n-workflow';
import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import type { Case } from '../../../../faults/histories/processes';
import { given, keyed, setUpOnce } from '../onceKeys/onceCase';
import { atEachCall, strike } from './deaths';

/** Covers asking, leftRuns, leftClaims, beginning, end. */

const n8n = setUpOnce(5);
const people = keyed(8);
const options = { maxConcurrentRequests: 2 };
const source = twilioWorkflow(
	people,
	{ ...sendEachItem, options },
	{ onError: 'continueRegularOutput' },
);

/** Nobody has it twice, and whom it says it has not sent to is told. */
function expectNobodyForgotten(one: Case, run: IRun): number {
	const got = n8n.messagesOf(one).map(({ to }) => to);
	expect(got.filter((to, index) => got.indexOf(to) !== index)).toEqual([]);
	const told = given(run).flatMap(({ error }, index) =>
		error === undefined ? [] : [people[index]?.to],
	);
	const forgotten = people.filter(({ to }) => !got.includes(to) && !told.includes(to));
	expect(forgotten.map(({ to }) => to)).toEqual([]);
	return told.length;
}

test.each(['death', 'lostAnswer'] as const)(
	'After a %s at any call of the store, nobody is texted twice, and nobody left out without a word',
	async (what) => {
		const told = await atEachCall(async (call) => {
			const one = n8n.newCase();
			await n8n.killAfter(one, source, 4);
			n8n.n8n.standIn.clock.advance(600_000);
			const { wasStruck, run } = await strike(n8n, one, source, { call, what }, { mode: 'manual' });
			n8n.n8n.standIn.clock.advance(600_000);
			// If the node has ended, it has looked for all: the next one would send to all again.
			if (!run && one.keys().length === 0) return { wasStruck, told: 0 };
			const last = run ?? (await one.start().run(source));
			return { wasStruck, told: expectNobodyForgotten(one, last) };
		});
		process.stdout.write(`${what}: ${told.length} calls, told of ${told.join(' ')}\n`);
		expect(told.length).toBeGreaterThan(8);
	},
	300_000,
);

test('After a scheduled execution died while it asked, those after it are noted all the same', async () => {
	const one = n8n.newCase();
	await n8n.killAfter(one, source, 4);
	const row = n8n.n8n.rows.rows.get(`${one.workflowId} twilio`);
	// As it leaves them: all numbers, and the mark.
	for (let run = 0; run < 64; run++) if (!row?.includes(`run ${run}`)) row?.push(`run ${run}`);
	row?.push('runs?');
	n8n.n8n.standIn.clock.advance(600_000);
	const run = await one.start().run(source);
	expect(given(run).filter(({ error }) => error !== undefined)).toEqual([]);
	expect(n8n.counts(one)).toEqual({ 1: 8 });
	expect(one.keys()).toEqual([]);
	n8n.n8n.standIn.clock.advance(600_000);
	await n8n.killAfter(one, source, 12);
	n8n.n8n.standIn.clock.advance(600_000);
	await one.start().run(source);
	expect(n8n.counts(one)).toEqual({ 2: 8 });
});
