import { jsonOf } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { setUpTwilio } from '../engine/setUpTwilio';
import { linksIn, WaitingExecution } from '../engine/waitingExecution';
import { sentTexts } from './runExample';

const twilio = setUpTwilio();
const customer = '+12025550111';

const start = async () =>
	await WaitingExecution.start(twilio, exampleWorkflow('confirm-appointment.json'));
const bodies = () => sentTexts(twilio).map(({ body }) => body);
const lastLink = () => linksIn(bodies().at(-1) ?? '')[0] ?? '';
const noted = ({ run }: WaitingExecution, where: string) => {
	expect(run?.status).toBe('success');
	return run && jsonOf(run, where);
};
const byText = (text: string) => ({ answeredBy: 'text', From: customer, Body: text });

test('confirm-appointment.json: it stands', async () => {
	const execution = await start();
	expect(bodies()[0]).toContain('does your appointment on Monday, 9:30 still suit you?');
	await execution.post(lastLink(), byText('confirm'));
	expect(noted(execution, 'Note That It Stands')).toEqual([{ who: 'Ana', status: 'confirmed' }]);
	expect(bodies()).toHaveLength(1);
});

test.each([
	[
		'moved',
		{ field_0: 'Move it', field_1: '2026-12-24' },
		'Note the New Day',
		{ status: 'to be moved', newDay: '2026-12-24' },
		'We will call you about the new time on 2026-12-24.',
	],
	[
		'moved, whenever it suits',
		{ field_0: 'Move it', field_1: '' },
		'Note the New Day',
		{ status: 'to be moved', newDay: null },
		'We will call you about the new time.',
	],
	[
		'called off',
		{ field_0: 'Call it off' },
		'Note That It Is Off',
		{ status: 'called off' },
		'Your appointment is called off.',
	],
])('confirm-appointment.json: it is %s', async (_, form, where, what, told) => {
	const execution = await start();
	await execution.post(lastLink(), { answeredBy: 'page', decision: 'disapprove' });
	expect(execution.run?.status).toBe('waiting');
	await execution.postPage(lastLink(), form);
	expect(noted(execution, where)).toEqual([{ who: 'Ana', phone: customer, ...what }]);
	expect(bodies().slice(2)).toEqual([told]);
});

test.each([0, 1])('confirm-appointment.json: no answer after %i answers', async (answers) => {
	const execution = await start();
	if (answers > 0) await execution.post(lastLink(), byText('NO'));
	await execution.reachLimit();
	expect(noted(execution, 'Note to Call Them')).toMatchObject([{ status: 'not answered' }]);
	expect(bodies()).toHaveLength(answers + 1);
});
