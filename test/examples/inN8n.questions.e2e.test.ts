import { setTimeout as pause } from 'node:timers/promises';
import { call, callWithForm } from '../e2e/harness/asking';
import { setUpN8n } from '../e2e/harness/setUpN8n';
import { linksIn } from '../engine/waitingExecution';
import { example, withParameters } from '../n8n/example';
import type { Execution } from '../n8n/execution';
import type { WorkflowFile } from '../n8n/api';

/** In the whole of n8n: approve-expense, on-call and confirm-appointment. */
const n8n = setUpN8n();

const sent = () => n8n.playground.standIn.messages();
const lastLink = () => linksIn(sent().at(-1)?.body ?? '')[0] ?? '';
const approve = { answeredBy: 'page', decision: 'approve' };
const decline = { answeredBy: 'page', decision: 'disapprove' };

async function start(workflow: WorkflowFile): Promise<string> {
	const { api } = n8n.playground;
	const saved = await api.createWorkflow(workflow);
	const id = await api.start(saved, 'When clicking ‘Execute workflow’');
	expect((await api.executionAtItsEnd(id)).status).toBe('waiting');
	return id;
}

async function end(id: string): Promise<Execution> {
	for (;;) {
		const run = await n8n.playground.api.executionAtItsEnd(id);
		if (run.status !== 'waiting') return run;
		await pause(100);
	}
}

test('approve-expense.json: the boss approves, and declines', async () => {
	const workflow = example('approve-expense.json', n8n.playground.choices);
	const approved = await start(workflow);
	await call(lastLink(), approve);
	expect((await end(approved)).items('Book It')).toMatchObject([{ data: { approved: true } }]);
	const declined = await start(workflow);
	await call(lastLink(), { ...decline, comment: 'Take the bus' });
	expect((await end(declined)).items('Say Why Not')).toHaveLength(1);
	expect(sent().at(-1)?.body).toBe('Hi Ana, the train to Lisbon was declined: Take the bus');
});

test('on-call.json: the first person lets the time pass, the next one comes', async () => {
	const workflow = example('on-call.json', n8n.playground.choices);
	const values = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
	const id = await start(
		withParameters(workflow, {
			'Ask the First Person': { options: { limitWaitTime: { values } } },
		}),
	);
	while (sent().length < 2) await pause(200);
	expect((await n8n.playground.api.executionAtItsEnd(id)).status).toBe('waiting');
	await call(lastLink(), approve);
	const run = await end(id);
	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(run.items('Note Who Comes')).toMatchObject([{ comes: '+12025550112' }]);
});

test('confirm-appointment.json: the customer wants another day', async () => {
	const id = await start(example('confirm-appointment.json', n8n.playground.choices));
	const asked = sent().length;
	await call(lastLink(), decline);
	while (sent().length === asked) await pause(200);
	expect((await n8n.playground.api.executionAtItsEnd(id)).status).toBe('waiting');
	const form = { answeredBy: 'page', field_0: 'Move it', field_1: '2026-12-24' };
	expect((await callWithForm(lastLink(), form)).body).toContain('Thank you');
	const run = await end(id);
	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(run.items('Note the New Day')).toMatchObject([{ newDay: '2026-12-24' }]);
	expect(sent().at(-1)?.body).toBe('We will call you about the new time on 2026-12-24.');
});
