import type { IDataObject, IRun } from 'n8n-workflow';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample } from './runExample';
import type { WorkflowSource } from '../engine/engine';

const twilio = setUpTwilio();
const example = () => exampleWorkflow('retention.json');

const clean = (workflow: WorkflowSource) => runExample(twilio, workflow);

/** What came to a node, in all of its runs. */
const arrivedAt = (run: IRun, node: string): IDataObject[] =>
	(run.data.resultData.runData[node] ?? []).flatMap(({ data }) =>
		(data?.main?.[0] ?? []).map(({ json }) => json),
	);

/** A delivered message of so many days ago; gives its SID. */
function message(daysAgo: number, body: string): string {
	const createdAt = new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000);
	const [sid = ''] = twilio.standIn.seedMessages(1, { createdAt, body });
	return sid;
}

const bodies = () => twilio.standIn.messages().map(({ sid, body }) => [sid, body]);
const changes = () =>
	twilio.standIn.requests
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path }) => [method, /Messages\/(\w+)\.json$/.exec(path)?.[1]]);

test('it deletes what is older than a year, and erases texts that are older than 30 days', async () => {
	const [beyond, first] = [message(400, 'Two summers ago'), message(366, 'A year and a day')];
	const [kept, blank] = [message(364, 'Not quite a year'), message(200, '')];
	const [monthOld, young] = [message(31, 'A month and a day'), message(29, 'Four weeks')];
	const run = await clean(example());

	expect(bodies()).toEqual([
		[kept, ''],
		[blank, ''],
		[monthOld, ''],
		[young, 'Four weeks'],
	]);
	expect(changes().slice(0, 2).sort()).toEqual(
		[
			['DELETE', beyond],
			['DELETE', first],
		].sort(),
	);
	expect(changes().slice(2).sort()).toEqual(
		[
			['POST', kept],
			['POST', monthOld],
		].sort(),
	);
	expect(arrivedAt(run, 'Deleted')).toEqual([
		{ deleted: true, sid: first },
		{ deleted: true, sid: beyond },
	]);
	expect(arrivedAt(run, 'Redacted').map(({ sid, body }) => [sid, body])).toEqual([
		[monthOld, ''],
		[kept, ''],
	]);
	expect(arrivedAt(run, 'Try Again Tomorrow')).toEqual([]);
});

test('the next night there is nothing left to do', async () => {
	message(400, 'Two summers ago');
	message(31, 'A month and a day');
	await clean(example());
	expect(changes()).toHaveLength(2);

	await clean(example());
	expect(changes()).toHaveLength(2);
});

test('what Twilio does not let go of yet is left for the next night, and the rest is done', async () => {
	const [stuckOld, old] = [message(400, 'On its way'), message(399, 'Old')];
	const [stuck, done] = [message(40, 'On its way, too'), message(39, 'Done')];
	twilio.standIn.faults.decide = ({ method, path }) =>
		method !== 'GET' && (path.includes(stuckOld) || path.includes(stuck))
			? { kind: 'refusal', code: 20009 }
			: undefined;
	const run = await clean(example());

	expect(bodies()).toEqual([
		[stuckOld, 'On its way'],
		[stuck, 'On its way, too'],
		[done, ''],
	]);
	expect(arrivedAt(run, 'Deleted')).toEqual([{ deleted: true, sid: old }]);
	const refused = arrivedAt(run, 'Try Again Tomorrow');
	expect(refused.map(({ sid }) => sid)).toEqual([stuckOld, stuck, stuckOld]);
	expect(refused.map(({ error }) => error)).toEqual([
		expect.stringContaining(`Message ${stuckOld} was not deleted: `),
		expect.stringContaining(`Message ${stuck} was not redacted: `),
		expect.stringContaining(`Message ${stuckOld} was not redacted: `),
	]);
});

test.each([0, '', null])('%p days in the settings do not mean everything', async (days) => {
	const [yearOld, young] = [message(366, 'A year and a day'), message(29, 'Four weeks')];
	const workflow = example();
	const assignments = ['redactAfterDays', 'deleteAfterDays'].map((name) => ({ name, value: days }));
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Settings' ? { ...node, parameters: { assignments: { assignments } } } : node,
	);
	await clean({ ...workflow, nodes });

	expect(changes()).toEqual([['DELETE', yearOld]]);
	expect(bodies()).toEqual([[young, 'Four weeks']]);
});
