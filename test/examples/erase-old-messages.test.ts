import { exampleWorkflow } from '../engine/exampleWorkflow';
import { jsonOf } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample } from './runExample';

const twilio = setUpTwilio();
const clean = () => runExample(twilio, 'erase-old-messages.json');

/** A delivered message of so many days ago; gives its SID. */
function message(daysAgo: number, body: string): string {
	const createdAt = new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000);
	const [sid = ''] = twilio.standIn.seedMessages(1, { createdAt, body });
	return sid;
}

const bodies = () => twilio.standIn.messages().map(({ sid, body }) => [sid, body]);

test('it erases what is older than 30 days, and what Twilio does not let go of leaves by the error output', async () => {
	const [stuck, old] = [message(40, 'On its way'), message(31, 'A month and a day')];
	const [blank, young] = [message(35, ''), message(29, 'Four weeks')];
	twilio.standIn.faults.decide = ({ method, path }) =>
		method !== 'GET' && path.includes(stuck) ? { kind: 'refusal', code: 20009 } : undefined;
	const run = await clean();

	expect(bodies()).toEqual([
		[stuck, 'On its way'],
		[old, ''],
		[blank, ''],
		[young, 'Four weeks'],
	]);
	expect(jsonOf(run, 'Erased').map(({ sid }) => sid)).toEqual([old]);
	const refused = jsonOf(run, 'Try Again Tomorrow');
	expect(refused.map(({ sid }) => sid)).toEqual([stuck]);
	expect(refused[0]?.error).toContain('Twilio error 20009');

	twilio.standIn.faults.decide = () => undefined;
	const nextNight = await clean();
	expect(jsonOf(nextNight, 'Erased').map(({ sid }) => sid)).toEqual([stuck]);
	expect(bodies()[0]).toEqual([stuck, '']);
});

test.each([0, '', null])('%p days in the settings do not mean everything', async (days) => {
	const [old, young] = [message(31, 'A month and a day'), message(29, 'Four weeks')];
	const { nodes, connections } = exampleWorkflow('erase-old-messages.json');
	const assignments = { assignments: [{ name: 'days', value: days }] };
	const changed = nodes.map((node) =>
		node.name === 'Settings' ? { ...node, parameters: { assignments } } : node,
	);
	await runExample(twilio, { nodes: changed, connections });
	expect(bodies()).toEqual([
		[old, ''],
		[young, 'Four weeks'],
	]);
});
