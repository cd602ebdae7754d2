import { setTimeout as pause } from 'node:timers/promises';
import { setUpN8n } from './harness/setUpN8n';
import { person, setUpTrigger, to } from './harness/setUpTrigger';

const n8n = setUpN8n();
const { activate, fromNumber } = setUpTrigger(n8n);

test('a long reply arrives in parts', async () => {
	const trigger = { ...fromNumber(), reply: 'workflow', replyField: 'reply' };
	await activate('long-reply', { trigger });
	const body = 'word '.repeat(800).trim();
	const { replies, errors } = await n8n.playground.standIn.receive({ from: person, to, body });
	expect(errors).toEqual([]);
	expect(replies.map((reply) => reply.body.slice(0, 10))).toEqual([
		...['(1/3) You ', '(2/3) word', '(3/3) word'],
	]);
});

test('three quick texts start the workflow once', async () => {
	const { api, standIn } = n8n.playground;
	const trigger = {
		...fromNumber(),
		reply: 'workflow',
		replyField: 'reply',
		options: { combineWithinSeconds: 5 },
	};
	const workflow = await activate('combined', { trigger });
	const calls = [];
	for (const body of ['Hello', 'are you open', 'on Sunday?']) {
		calls.push(standIn.receive({ from: person, to, body }));
		// n8n looks the workflow up first: it may let two calls of one moment pass each other.
		await pause(1500);
	}
	const received = await Promise.all(calls);
	expect(received.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([
		...[200, 200, 200],
	]);
	expect(received.flatMap(({ replies }) => replies.map(({ body }) => body))).toEqual([
		'You said Hello\nare you open\non Sunday?',
	]);
	expect(await api.executionIds(workflow)).toHaveLength(1);
}, 120_000);
