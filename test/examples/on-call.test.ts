import { jsonOf } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { setUpTwilio } from '../engine/setUpTwilio';
import { linksIn, WaitingExecution } from '../engine/waitingExecution';
import { sentTexts } from './runExample';

const twilio = setUpTwilio();
const [first, second] = ['+12025550111', '+12025550112'];

const start = async () => await WaitingExecution.start(twilio, exampleWorkflow('on-call.json'));
const lastLink = () => linksIn(sentTexts(twilio).at(-1)?.body ?? '')[0] ?? '';
const whoComes = ({ run }: WaitingExecution) => run && jsonOf(run, 'Note Who Comes');
const onMyWay = (from: string) => ({ answeredBy: 'text', From: from, Body: 'on my way' });

test('on-call.json: the first person comes', async () => {
	const execution = await start();
	await execution.post(lastLink(), onMyWay(first));
	expect(execution.run?.status).toBe('success');
	expect(whoComes(execution)).toMatchObject([{ comes: first }]);
	expect(sentTexts(twilio)).toHaveLength(1);
});

test.each([
	[
		'escalates',
		async (execution: WaitingExecution) => {
			await execution.post(lastLink(), { answeredBy: 'page', decision: 'disapprove' });
		},
	],
	[
		'does not answer',
		async (execution: WaitingExecution) => {
			await execution.reachLimit();
		},
	],
])('on-call.json: the first person %s, and the next is asked', async (_, passOver) => {
	const execution = await start();
	await passOver(execution);
	expect(execution.run?.status).toBe('waiting');
	expect(sentTexts(twilio).map(({ to }) => to)).toEqual([first, second]);
	await execution.post(lastLink(), onMyWay(second));
	expect(execution.run?.status).toBe('success');
	expect(whoComes(execution)).toMatchObject([{ comes: second }]);
});

test('on-call.json: nobody answers', async () => {
	const execution = await start();
	await execution.reachLimit();
	await execution.reachLimit();
	expect(execution.run?.status).toBe('success');
	expect(whoComes(execution)).toEqual([]);
});
