import { jsonOf } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { setUpTwilio } from '../engine/setUpTwilio';
import { linksIn, WaitingExecution } from '../engine/waitingExecution';
import { sentTexts } from './runExample';

const twilio = setUpTwilio();

async function answered(form: Record<string, string>) {
	const workflow = exampleWorkflow('approve-expense.json');
	const execution = await WaitingExecution.start(twilio, workflow);
	const [question] = sentTexts(twilio);
	expect(question?.to).toBe('+12025550111');
	expect(question?.body).toContain('May Ana book the train to Lisbon for 420 EUR?');
	await execution.post(linksIn(question?.body ?? '')[0] ?? '', form);
	expect(execution.run?.status).toBe('success');
	return execution.run && jsonOf(execution.run, 'Book It');
}

test('approve-expense.json goes on when the boss approves', async () => {
	const booked = await answered({ answeredBy: 'page', decision: 'approve' });
	expect(booked).toMatchObject([{ who: 'Ana', data: { approved: true } }]);
	expect(sentTexts(twilio)).toHaveLength(1);
});

test('approve-expense.json tells who asked why not', async () => {
	const byText = { answeredBy: 'text', From: '+12025550111', Body: 'No, take the bus' };
	expect(await answered(byText)).toEqual([]);
	expect(sentTexts(twilio).at(-1)).toMatchObject({
		to: '+12025550112',
		body: 'Hi Ana, the train to Lisbon was declined: take the bus',
	});
});

test('approve-expense.json takes no answer for neither', async () => {
	const { nodes, connections } = exampleWorkflow('approve-expense.json');
	const inMinutes = { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'minutes' };
	const limited = nodes.map((node) =>
		node.name === 'Ask the Boss'
			? {
					...node,
					parameters: { ...node.parameters, options: { limitWaitTime: { values: inMinutes } } },
				}
			: node,
	);
	const execution = await WaitingExecution.start(twilio, { nodes: limited, connections });
	await execution.reachLimit();
	const { run } = execution;
	expect(run?.status).toBe('success');
	expect(run && jsonOf(run, 'Book It')).toEqual([]);
	expect(sentTexts(twilio)).toHaveLength(1);
});
