import { setTimeout as pause } from 'node:timers/promises';
import type { Webhook } from '../twilio-stand-in/webhooks/webhook';
import { triggerNode } from './harness/receiving';
import { setUpN8n } from './harness/setUpN8n';
import { person, setUpTrigger, to } from './harness/setUpTrigger';

const n8n = setUpN8n();
const { activate, fromNumber } = setUpTrigger(n8n);

test('a stale status right behind the newer one starts nothing, 10 of 10 times', async () => {
	const { api, standIn } = n8n.playground;
	const trigger = {
		...fromNumber(),
		events: ['messageReceived', 'messageStatusUpdated'],
		statuses: [],
		options: { ignoreStale: true },
	};
	const workflow = await activate('stale', { trigger });
	const { webhook } = await standIn.receive({ from: person, to, body: 'Hello' });
	if (!webhook) throw new Error('Nothing was posted');
	const update = (number: number, status: string): Webhook => ({
		...webhook,
		parameters: {
			MessageSid: `SM${String(number).padStart(32, '0')}`,
			MessageStatus: status,
			From: to,
			To: person,
		},
	});
	for (let number = 0; number < 10; number++) {
		const first = standIn.deliver(update(number, 'delivered'));
		await pause(10);
		const second = standIn.deliver(update(number, 'sent'));
		expect([(await first).status, (await second).status]).toEqual([200, 200]);
	}
	await pause(2000);
	const ids = await api.allExecutionIds(workflow);
	const runs = await Promise.all(ids.map(async (id) => await api.executionAtItsEnd(id)));
	const statuses = runs.flatMap((run) => run.items(triggerNode)).map(({ status }) => status);
	expect(statuses.filter((status) => status !== undefined)).toEqual(
		Array.from({ length: 10 }, () => 'delivered'),
	);
}, 180_000);

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
		options: { combineWithinSeconds: 2 },
	};
	const workflow = await activate('combined', { trigger });
	const calls = [];
	for (const body of ['Hello', 'are you open', 'on Sunday?']) {
		calls.push(standIn.receive({ from: person, to, body }));
		await pause(500);
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
