import { recipients, sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import type { Case } from '../../../../faults/histories/processes';
import { defaults } from '../../../../twilio-stand-in/server';
import { passedOver, setUpOnce } from '../onceKeys/onceCase';

/** Covers nameMessages, unreadClaims. */

const n8n = setUpOnce(4);
const people = recipients(60);
const options = { maxConcurrentRequests: 5 };
const sending = twilioWorkflow(people, { ...sendEachItem, options });

/** The keys of a case's node; others may be put there. */
function rowOf({ workflowId }: Case): string[] {
	const row = n8n.n8n.rows.rows.get(`${workflowId} twilio`);
	if (!row) throw new Error('There is no such row');
	return row;
}

test('What was left behind is known also where there is no room to note more', async () => {
	const one = n8n.newCase();
	await n8n.killAfter(one, sending, 20);
	for (let index = 0; index < 140_000; index++) rowOf(one).push(`other ${index}`);
	const run = await one.start().run(sending);
	expect(passedOver(run).length).toBeGreaterThanOrEqual(20);
	expect(n8n.counts(one)).toEqual({ 1: 60 });
});

test('Asking for what was left behind claims nothing: what nobody has begun is sent', async () => {
	const one = n8n.newCase();
	const many = recipients(150);
	const template = twilioWorkflow(many, {
		...sendEachItem,
		body: '',
		options: {
			...options,
			contentSid: defaults.contentSid,
			contentVariables: '{ "1": "Anna", "2": "7" }',
		},
	});
	await n8n.killAfter(one, template, 5);
	const process = one.start();
	const stopped = process.begin(template);
	await n8n.untilSent(one, 20);
	stopped.stop();
	await stopped.ended;
	const { standIn } = n8n.n8n;
	const createdAt = new Date(standIn.clock.now());
	const other = (index: number) => ({ to: many[140 + index]?.to ?? '', createdAt });
	standIn.seedMessages(10, other, one.account.sid);
	const third = await process.run(template);
	expect(third.data.resultData.error?.message).toBeUndefined();
	expect(n8n.counts(one)).toEqual({ 1: 140, 2: 10 });
});

describe('What was left behind and cannot be read is not sent again', () => {
	/** Calls of the store fail that ask for such keys. */
	function failFor(pattern: RegExp) {
		const { rows } = n8n.n8n;
		const call = rows.checkProcessedAndRecord.bind(rows);
		return jest.spyOn(rows, 'checkProcessedAndRecord').mockImplementation(async (keys, ...rest) => {
			if (keys.some((key) => pattern.test(String(key)))) throw new Error('database is locked');
			return await call(keys, ...rest);
		});
	}

	test.each([
		['which executions there are', / began /, {}],
		['which messages there are', /^run \d+ \S{10,} \d+$/, {}],
		['n8n’s tries, one after another', /^run \d+ \S{10,} \d+$/, { retryOnFail: true, maxTries: 2 }],
	])('%s', async (_what, pattern, settings) => {
		const one = n8n.newCase();
		const source = twilioWorkflow(people, { ...sendEachItem, options }, settings);
		await n8n.killAfter(one, source, 20);
		const before = n8n.messagesOf(one).length;
		const failing = failFor(pattern);
		const process = one.start();
		const run = await process.run(source);
		failing.mockRestore();
		expect(run.data.resultData.error?.message).toContain('n8n’s database');
		expect(n8n.messagesOf(one)).toHaveLength(before);
		await process.run(source);
		expect(n8n.counts(one)).toEqual({ 1: 60 });
		expect(one.keys()).toEqual([]);
	});

	test('by the same execution in another worker', async () => {
		const one = n8n.newCase();
		const settings = { mode: 'trigger', executionId: '18' } as const;
		const lost = one.start();
		lost.begin(sending, settings);
		await n8n.untilSent(one, 20);
		lost.kill();
		await n8n.n8n.standIn.settled();
		const before = n8n.messagesOf(one).length;
		const failing = failFor(/^run \d+ \S{10,} \d+$/);
		await one.start().run(sending, settings);
		failing.mockRestore();
		expect(n8n.messagesOf(one)).toHaveLength(before);
		await one.start().run(sending, settings);
		expect(n8n.counts(one)).toEqual({ 1: 60 });
	});
});
