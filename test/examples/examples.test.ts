import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../twilio-stand-in/server';
import { Engine, itemsOf, jsonOf } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { repositoryRoot } from '../engine/packageNodes';
import { standInCredential } from '../engine/twilioNode';

let standIn: TwilioStandIn;
let engine: Engine;

beforeAll(async () => {
	standIn = await startTwilioStandIn();
	engine = await Engine.start();
});
afterEach(() => {
	standIn.reset();
});
afterAll(async () => {
	await standIn.close();
});

const sent = () => standIn.messages().map(({ to, from, body }) => ({ to, from, body }));

test('every example is run by a test', () => {
	// What needs n8n's own nodes, such as its Data tables, is run in the whole of n8n only.
	const runs = readdirSync(__dirname)
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => readFileSync(resolve(__dirname, file), 'utf8'))
		.flatMap((source) => [
			...source.matchAll(
				/(?:exampleWorkflow\(|loadExample\(|importTriggerExample\(\w+, )'([^']+)'\)/g,
			),
		])
		.map(([, example]) => example);
	const examples = readdirSync(resolve(repositoryRoot, 'examples'));
	expect([...new Set(runs)].sort()).toEqual(
		examples.filter((file) => file.endsWith('.json')).sort(),
	);
});

test('send-to-a-list.json sends each person their own text', async () => {
	const run = await engine.run(exampleWorkflow('send-to-a-list.json'), standInCredential(standIn));

	expect(run.data.resultData.error).toBeUndefined();
	const text = (name: string) => `Hi ${name}, the shop opens at 10 tomorrow. See you there!`;
	expect(sent()).toEqual([
		{ to: '+12025550111', from: defaults.number, body: text('Anna') },
		{ to: '+12025550112', from: defaults.number, body: text('Béla') },
		{ to: '+12025550113', from: defaults.number, body: text('Chloé') },
	]);
	expect(jsonOf(run, 'Send SMS').map(({ to }) => to)).toEqual(sent().map(({ to }) => to));
});

test('appointment-reminders.json reminds everybody who can be reminded and says who cannot', async () => {
	standIn.delivery.refuse('+12025550177', 21614);
	const run = await engine.run(
		exampleWorkflow('appointment-reminders.json'),
		standInCredential(standIn),
	);

	expect(run.data.resultData.error).toBeUndefined();
	expect(jsonOf(run, 'Sent').map(({ to }) => to)).toEqual([
		'+491713920010',
		'+447700900123',
		'+12025550134',
		'+33639980102',
		'+46701740605',
		'+61491570156',
		'+447700900789',
	]);
	expect(standIn.messages({ to: '+12025550134' })[0]?.body).toBe(
		'Hi José Peña 🐶, a reminder of your appointment on Monday 23 November at 10:30 with Rex’s vet, Dr. Lindqvist. Reply C to cancel.',
	);
	// The next morning the same rows are there.
	const again = await engine.run(
		exampleWorkflow('appointment-reminders.json'),
		standInCredential(standIn),
	);
	expect(jsonOf(again, 'Sent').every(({ skipped }) => skipped === true)).toBe(true);
	expect(standIn.messages()).toHaveLength(7);
	const refused = itemsOf(run, 'Needs a Phone Call');
	expect(refused.map(({ json }) => [json.name, json.error])).toEqual([
		['Tom Byrne', expect.stringContaining('has no country code: "07700 900456" [item 4]')],
		['Grace Hopper', expect.stringContaining('Twilio error 21614. [item 7]')],
	]);
});

test('alert-on-failure.json tells which workflow failed, where and why', async () => {
	const failure = {
		execution: {
			id: '231',
			url: 'https://n8n.example.com/workflow/9/executions/231',
			error: { message: 'The table "orders" does not exist' },
			lastNodeExecuted: 'Postgres',
			mode: 'trigger',
		},
		workflow: { id: '9', name: 'Nightly report' },
	};
	const run = await engine.run(
		exampleWorkflow('alert-on-failure.json'),
		standInCredential(standIn),
		[failure],
	);

	expect(run.data.resultData.error).toBeUndefined();
	expect(sent()).toEqual([
		{
			to: '+12025550123',
			from: defaults.number,
			body: '⚠ Nightly report failed at Postgres: The table "orders" does not exist\nhttps://n8n.example.com/workflow/9/executions/231',
		},
	]);
});

test('alert-on-failure.json tells why when the trigger itself failed', async () => {
	const failure = {
		trigger: { error: { message: 'The mailbox refused the connection' }, mode: 'trigger' },
		workflow: { id: '9', name: 'Nightly report' },
	};
	await engine.run(exampleWorkflow('alert-on-failure.json'), standInCredential(standIn), [failure]);

	expect(sent().map(({ body }) => body)).toEqual([
		'⚠ Nightly report failed: The mailbox refused the connection',
	]);
});
