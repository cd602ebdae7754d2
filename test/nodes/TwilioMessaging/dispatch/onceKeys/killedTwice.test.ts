import type { IRun } from 'n8n-workflow';
import { markOf } from '../../../../../nodes/TwilioMessaging/dispatch/claims/asking';
import {
	nameOfKey,
	sentKeys,
} from '../../../../../nodes/TwilioMessaging/dispatch/onceKeys/onceNames';
import { defaults } from '../../../../twilio-stand-in/defaultAccount';
import { strike } from '../claims/deaths';
import { byTrigger, given, keyed, keyedPair, passedOver, sendingOnce, setUpOnce } from './onceCase';

/** Covers keyPairs, keyAskers, origins, otherRuns. */

const once = setUpOnce(3);
const people = keyed(30);
const onError = 'continueRegularOutput';

/** From the first call that asks, until the calls after what was asked. */
const calls = Array.from({ length: 18 }, (_, index) => index + 3);

const from = (value: string) => ({ from: { __rl: true, mode: 'sender', value } });

/** Those who are told that nobody knows. */
const unknown = (run: IRun) =>
	given(run).flatMap(({ error }, index) => (error === undefined ? [] : [people[index]?.to ?? '']));

test.each(calls)('Killed again at call %d, while it asks: nobody is left out', async (call) => {
	const one = once.newCase();
	await once.killAfter(one, sendingOnce(people), 8);
	await strike(once, one, sendingOnce(people), { call, what: 'death' });
	const before = once.messagesOf(one).map(({ to }) => to);
	const run = await one.start().run(sendingOnce(people, {}, { onError }), byTrigger);
	expect(once.counts(one)).toEqual({ 1: 30 });
	// Of those to whom it was sent, it may be unknown whether it was.
	for (const to of unknown(run)) expect(before).toContain(to);
});

test.each(calls.filter((call) => call % 3 === 0))(
	'Killed again at call %d after the sender has changed: nobody has it twice, nobody is left out',
	async (call) => {
		const one = once.newCase();
		const other = from(defaults.numberWithoutService);
		await once.killAfter(one, sendingOnce(people), 8);
		const before = once.messagesOf(one).map(({ to }) => to);
		await strike(once, one, sendingOnce(people, other), { call, what: 'death' });
		const run = await one.start().run(sendingOnce(people, other, { onError }), byTrigger);
		expect(once.counts(one)).toEqual({ 1: 30 });
		// Whom another sender has sent to is told, not skipped.
		for (const to of unknown(run)) expect(before).toContain(to);
	},
);

test.each([4, 7, 10, 14])(
	'Killed again at call %d after the account has changed: nobody has it twice',
	async (call) => {
		const there = once.newCase();
		const one = once.newCase();
		await once.killAfter(one, sendingOnce(people), 8);
		// The first process is the one that was killed.
		there.start();
		const settings = { ...byTrigger, workflowId: one.workflowId };
		const trial = { call, what: 'death' } as const;
		await strike(once, one, sendingOnce(people), trial, settings, there.start());
		await there.start().run(sendingOnce(people, {}, { onError }), settings);
		const all = [...once.messagesOf(one), ...once.messagesOf(there)].map(({ to }) => to);
		expect(new Set(all).size).toBe(all.length);
		expect(once.messagesOf(there).length).toBeLessThan(30);
	},
);

test('A run of keys that were settled, killed at any call, makes none of them unknown', async () => {
	for (const call of calls.slice(0, 6)) {
		const one = once.newCase();
		await one.start().run(sendingOnce(people), byTrigger);
		await strike(once, one, sendingOnce(people), { call, what: 'death' });
		const run = await one.start().run(sendingOnce(people), byTrigger);
		expect(passedOver(run)).toHaveLength(30);
		expect(once.counts(one)).toEqual({ 1: 30 });
	}
});

describe('Where processes have died while they asked for the one and for the other key that says that it was sent', () => {
	const [anna] = keyedPair();
	const pair = sentKeys(nameOfKey(anna.to, anna.key));

	test.each([
		['both', pair, []],
		['the first', pair.slice(0, 1), [anna.to]],
	])('%s: it is not sent unless that is known', async (_which, asked, sent) => {
		const one = once.newCase();
		const { rows } = once.n8n;
		once.strike(anna.to, { kind: 'cut', moment: 'before' });
		once.n8n.standIn.listLagMilliseconds = 3_600_000;
		await one.start().run(sendingOnce([anna]), byTrigger);
		once.n8n.standIn.listLagMilliseconds = 0;
		once.n8n.standIn.clock.advance(60_000);
		const [row] = [...rows.rows.keys()].filter((key) => key.startsWith(`${one.workflowId} `));
		rows.rows.get(row ?? '')?.push(...asked.flatMap((key) => [key, markOf(key)]));
		const run = await one.start().run(sendingOnce([anna], {}, { onError }), byTrigger);
		expect(once.messagesOf(one).map(({ to }) => to)).toEqual(sent);
		expect(unknown(run)).toHaveLength(1 - sent.length);
	});
});
