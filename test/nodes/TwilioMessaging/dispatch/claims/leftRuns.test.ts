import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import { byTrigger, given, keyed, sendingOnce, setUpOnce } from '../onceKeys/onceCase';

const n8n = setUpOnce(5);
const hour = 3_600_000;
const source = twilioWorkflow(
	keyed(8),
	{ ...sendEachItem, options: { maxConcurrentRequests: 2 } },
	{ onError: 'continueRegularOutput' },
);

test('A run of which nobody knows when it began counts for a day from when it was met', async () => {
	const one = n8n.newCase();
	await n8n.killAfter(one, source, 4);
	const row = n8n.n8n.rows.rows.get(`${one.workflowId} twilio`);
	const run = row?.find((key) => /^run \d+$/.test(key));
	// A process that died while it asked when the run began leaves this.
	row?.push(`${run} began?`);
	const inDoubt = async () => {
		const ended = await one.start().run(source);
		return given(ended).filter(({ error }) => error !== undefined).length;
	};
	n8n.n8n.standIn.clock.advance(hour);
	const told = await inDoubt();
	expect(told).toBeGreaterThanOrEqual(4);
	expect(n8n.counts(one)).toEqual({ 1: 8 });
	n8n.n8n.standIn.clock.advance(20 * hour);
	expect(await inDoubt()).toBe(told);
	n8n.n8n.standIn.clock.advance(10 * hour);
	// What others send to the same people meanwhile is none of it.
	await one.start().run(source, byTrigger);
	n8n.n8n.standIn.clock.advance(hour);
	expect(await inDoubt()).toBe(0);
	expect(one.keys()).toEqual([]);
	expect(n8n.counts(one)).toEqual({ 3: told, 4: 8 - told });
});

test('When a run was met says nothing of a later one that has its number', async () => {
	const one = n8n.newCase();
	// A row that has keys is not cleared as a whole.
	await one.start().run(sendingOnce(keyed(1)), byTrigger);
	const random = jest.spyOn(Math, 'random').mockReturnValue(0.5);
	const process = one.start();
	const slow = twilioWorkflow(keyed(40), {
		...sendEachItem,
		options: { maxConcurrentRequests: 2 },
	});
	const { ended } = process.begin(slow, byTrigger);
	await n8n.untilSent(one, 3);
	n8n.n8n.rows.rows.get(`${one.workflowId} twilio`)?.push('run 32 began?');
	// A person starts it elsewhere, and meets that one.
	random.mockReturnValue(0.25);
	await one.start().run(twilioWorkflow(keyed(1), { ...sendEachItem, body: 'Another' }));
	expect(one.keys()).toContain('run 32 met began own 0 6');
	await ended;
	expect(one.keys().filter((key) => key.startsWith('run'))).toEqual([]);
	n8n.n8n.standIn.clock.advance(72 * hour);
	random.mockReturnValue(0.5);
	const before = n8n.messagesOf(one).length;
	process.begin(source, byTrigger);
	await n8n.untilSent(one, before + 6);
	process.kill();
	random.mockRestore();
	await n8n.n8n.standIn.settled();
	n8n.n8n.rows.rows.get(`${one.workflowId} twilio`)?.push('run 32 began?');
	n8n.n8n.standIn.clock.advance(hour);
	const sent = n8n.messagesOf(one).length;
	await one.start().run(source);
	expect(n8n.messagesOf(one).length - sent).toBeLessThan(3);
});
