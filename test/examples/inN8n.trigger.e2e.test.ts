import type { SavedWorkflow } from '../n8n/api';
import { rowsOfTable } from '../n8n/dataTables';
import type { Webhook } from '../twilio-stand-in/webhooks/webhook';
import {
	activateTrigger,
	change,
	haveRun,
	importTriggerExample,
	ownNumber,
	webhookOf,
} from '../e2e/harness/triggerExample';
import { setUpN8n } from '../e2e/harness/setUpN8n';
import { waitUntil } from '../e2e/harness/waitUntil';

/**
 * In the whole of n8n: auto-reply, two-way-inbox, delivery-dashboard and opt-out-list.
 * Several share a file because each file starts an n8n, which takes a minute; `-t cost-report` runs one.
 */
const n8n = setUpN8n();
const customer = '+14155552671';
const support = '+12025550123';
const manually = 'When clicking ‘Execute workflow’';
let active: SavedWorkflow | undefined;

async function activate(workflow: SavedWorkflow): Promise<SavedWorkflow> {
	active = workflow;
	await activateTrigger(n8n.playground, workflow);
	return workflow;
}

afterEach(async () => {
	if (active) await n8n.playground.api.deactivate(active);
	active = undefined;
});

const receive = async (from: string, body: string) =>
	await n8n.playground.standIn.receive({ from, to: ownNumber, body });

/** What went out, oldest first. */
const sent = () =>
	n8n.playground.standIn
		.messages()
		.filter(({ direction }) => direction !== 'inbound')
		.map(({ from, to, body }) => [from, to, body]);

test('auto-reply.json: Twilio is given the answer to what was asked, and none to STOP', async () => {
	const { playground } = n8n;
	await activate(await importTriggerExample(playground, 'auto-reply.json'));
	const answers = async (body: string) => {
		const { attempts, replies } = await receive(customer, body);
		expect(attempts.map(({ status }) => status)).toEqual([200]);
		return replies.map((reply) => [reply.from, reply.to, reply.body]);
	};
	const oneAnswer = (text: string) => [[ownNumber, customer, expect.stringContaining(text)]];
	expect(await answers('What are your hours?')).toEqual(oneAnswer('Monday to Friday'));
	expect(await answers('PRICES')).toEqual(oneAnswer('A wash is $15'));
	expect(await answers('Hello')).toEqual(oneAnswer('Write HOURS'));
	for (const word of ['STOP', 'unsubscribe', 'HELP']) expect(await answers(word)).toEqual([]);
});

test('two-way-inbox.json: support hears from customers, and customers from support', async () => {
	const { playground } = n8n;
	await activate(await importTriggerExample(playground, 'two-way-inbox.json'));
	const expected: string[][] = [];
	const nextIs = async (to: string, body: string) => {
		expected.push([ownNumber, to, body]);
		await waitUntil(`${to} is texted`, () => sent().length >= expected.length);
		expect(sent()).toEqual(expected);
	};
	await receive(customer, 'Where is my parcel?');
	await nextIs(support, `${customer}: Where is my parcel?`);
	await receive(support, `${customer} At the shop, until Friday.`);
	await nextIs(customer, 'At the shop, until Friday.');
	await receive(customer, 'STOP');
	await receive(support, 'At the shop');
	await nextIs(
		support,
		'Not sent: begin with the customer’s number, for example +14155550101 We are open until 6.',
	);
});

const deliveries = async () => {
	const rows = await rowsOfTable(n8n.playground.api, 'Text Message Deliveries');
	return rows.map(({ to, status, problem }) => [to, status, problem]).sort();
};
const unreachable = '+12025550112';
const arrived = [
	['+12025550111', 'delivered', ''],
	[unreachable, 'undelivered', expect.stringMatching(/^30003: /)],
	['+12025550113', 'delivered', ''],
];

/** Sends the three texts of the dashboard; their last statuses are due then. */
async function sendAndDeliver(workflow: SavedWorkflow): Promise<void> {
	const { api, standIn } = n8n.playground;
	standIn.delivery.setOutcome(unreachable, { status: 'undelivered', errorCode: 30003 });
	const run = await api.run(workflow, manually);
	expect([run.status, run.error]).toEqual(['success', undefined]);
	standIn.clock.advance(60_000);
}

/** The dashboard as a person sets it up: with the trigger's URL in the node that sends. */
async function activateDashboard(changes: Readonly<Record<string, object>> = {}) {
	const { playground } = n8n;
	const imported = await importTriggerExample(playground, 'delivery-dashboard.json');
	const { url: statusCallback } = await webhookOf(playground, imported);
	const sending = { 'Send SMS': { options: { statusCallback } } };
	return await activate(await change(playground, imported, { ...sending, ...changes }));
}

test('delivery-dashboard.json: a row for each text, which never goes back', async () => {
	const { playground } = n8n;
	const workflow = await activateDashboard();
	await sendAndDeliver(workflow);
	expect((await deliveries()).map(([, status]) => status)).toEqual(['queued', 'queued', 'queued']);

	const attempts = await playground.standIn.sendStatusCallbacks({ order: 'reversed', times: 2 });
	expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([200]));
	// What is stale or came before does not start it: one for the sending, one for each text.
	await haveRun(playground, workflow, 4);
	expect(await deliveries()).toEqual(arrived);
});

test('delivery-dashboard.json: updates that come all at once leave the furthest', async () => {
	const { playground } = n8n;
	const { standIn } = playground;
	// The table alone has to sort them out.
	const workflow = await activateDashboard({ 'When a Status Changes': { options: {} } });
	const before = await deliveries();
	await sendAndDeliver(workflow);
	const due: Webhook[] = [];
	await standIn.sendStatusCallbacks({
		order: (webhooks) => {
			due.push(...webhooks);
			return [];
		},
	});
	expect(due.length).toBeGreaterThan(3);
	const attempts = await Promise.all(due.map(async (webhook) => await standIn.deliver(webhook)));
	expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([200]));
	await haveRun(playground, workflow, 1 + due.length);
	expect(await deliveries()).toEqual([...before, ...arrived].sort());
});

test('opt-out-list.json: who writes STOP is left out until START', async () => {
	const { playground } = n8n;
	const { api, standIn } = playground;
	const workflow = await activate(await importTriggerExample(playground, 'opt-out-list.json'));
	const [first, second, third] = ['+12025550111', '+12025550112', '+12025550113'] as const;
	const listed = async () =>
		(await rowsOfTable(api, 'Text Message Opt-Outs')).map(({ phone, choice }) => [phone, choice]);
	let runs = 0;
	const write = async (from: string, body: string) => {
		const { attempts, replies } = await receive(from, body);
		expect([attempts.map(({ status }) => status), replies]).toEqual([[200], []]);
		await haveRun(playground, workflow, ++runs);
	};
	const textedNow = async () => {
		const known = sent().length;
		const run = await api.run(workflow, manually);
		runs++;
		expect([run.status, run.error]).toEqual(['success', undefined]);
		return sent()
			.slice(known)
			.map(([, to]) => to);
	};
	// Nobody has sent yet, so there is no table before this.
	await write(second, 'Stop');
	expect(await listed()).toEqual([[second, 'STOP']]);
	expect(await textedNow()).toEqual([first, third]);
	await write(first, 'Please do not stop');
	await write(second, 'unsubscribe');
	await write(third, 'CANCEL');
	expect(await textedNow()).toEqual([first]);
	await write(second, 'START');
	expect(await listed()).toEqual([
		[second, 'START'],
		[third, 'STOP'],
	]);
	expect(await textedNow()).toEqual([first, second]);
	expect(standIn.messages().every(({ error_code }) => error_code === null)).toBe(true);
});
