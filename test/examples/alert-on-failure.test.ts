import { defaults } from '../twilio-stand-in/server';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample, sentTexts } from './runExample';

const twilio = setUpTwilio();

test('alert-on-failure.json tells the same failure each time', async () => {
	const failure = {
		trigger: { error: { message: 'The mailbox refused the connection' }, mode: 'trigger' },
		workflow: { id: '9', name: 'Nightly report' },
	};
	await runExample(twilio, 'alert-on-failure.json', [failure]);
	await runExample(twilio, 'alert-on-failure.json', [failure]);
	expect(twilio.standIn.messages()).toHaveLength(2);
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
	await runExample(twilio, 'alert-on-failure.json', [failure]);

	expect(sentTexts(twilio)).toEqual([
		{
			to: '+12025550123',
			from: defaults.numberWithoutService,
			body: '⚠ Nightly report failed at Postgres: The table "orders" does not exist\nhttps://n8n.example.com/workflow/9/executions/231',
		},
	]);
});

test('alert-on-failure.json tells why when the trigger itself failed', async () => {
	const failure = {
		trigger: { error: { message: 'The mailbox refused the connection' }, mode: 'trigger' },
		workflow: { id: '9', name: 'Nightly report' },
	};
	await runExample(twilio, 'alert-on-failure.json', [failure]);

	expect(sentTexts(twilio).map(({ body }) => body)).toEqual([
		'⚠ Nightly report failed: The mailbox refused the connection',
	]);
});
