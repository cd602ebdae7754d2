import { DeduplicationRows } from '../engine/deduplication';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { itemsOf, jsonOf } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample } from './runExample';

const twilio = setUpTwilio();
beforeAll(async () => {
	await DeduplicationRows.install();
});

test('appointment-reminders.json reminds everybody who can be reminded and says who cannot', async () => {
	twilio.standIn.delivery.refuse('+12025550177', 21614);
	const run = await runExample(twilio, 'appointment-reminders.json');

	expect(jsonOf(run, 'Sent').map(({ to }) => to)).toEqual([
		'+491713920010',
		'+447700900123',
		'+12025550134',
		'+33639980102',
		'+46701740605',
		'+61491570156',
		'+447700900789',
	]);
	expect(twilio.standIn.messages({ to: '+12025550134' })[0]?.body).toBe(
		'Hi José Peña 🐶, a reminder of your appointment on Monday 23 November at 10:30 with Rex’s vet, Dr. Lindqvist. Reply C to cancel.',
	);
	// The next morning the same rows are there.
	const again = await runExample(twilio, 'appointment-reminders.json');
	expect(jsonOf(again, 'Sent').every(({ skipped }) => skipped === true)).toBe(true);
	expect(twilio.standIn.messages()).toHaveLength(7);
	// Nor does another text reach them, in whatever execution.
	const { nodes, connections } = exampleWorkflow('appointment-reminders.json');
	const changed = nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...('body' in node.parameters && { body: 'Changed' }) },
	}));
	const changedRun = await runExample(twilio, { nodes: changed, connections });
	expect(jsonOf(changedRun, 'Sent')[0]).toEqual({
		to: '+491713920010',
		skipped: true,
		reason: 'A message with this Send Once Key was already sent to this recipient.',
		sendOnceKey: 'A1001, 2026-11-23 09:30',
	});
	expect(twilio.standIn.messages()).toHaveLength(7);
	const refused = itemsOf(run, 'Needs a Phone Call');
	expect(refused.map(({ json }) => [json.name, json.error])).toEqual([
		['Tom Byrne', expect.stringContaining('has no country code: "07700 900456" [item 4]')],
		['Grace Hopper', expect.stringContaining('Twilio error 21614. [item 7]')],
	]);
});

test('appointment-reminders.json, with Only Tomorrow switched on, texts the rows of tomorrow alone', async () => {
	const { nodes, connections } = exampleWorkflow('appointment-reminders.json');
	const tomorrow = '{{ $now.plus({ days: 1 }).toISODate() }}';
	const rows = ['2020-01-01', tomorrow].map((date, index) => ({
		...{ appointment: `B${index}`, name: 'Ana', phone: `+1202555012${index}` },
		...{ date, time: '09:30', with: 'Dr. Weiß' },
	}));
	const jsonOutput = `=${JSON.stringify({ rows })}`;
	const changed = nodes.map((node) => {
		if (node.name === 'Only Tomorrow') return { ...node, disabled: false };
		if (node.name === 'Read Spreadsheet')
			return {
				...node,
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput, options: {} },
			};
		if (node.name === 'One Item for Each Row')
			return {
				...node,
				type: 'n8n-nodes-base.splitOut',
				parameters: { fieldToSplitOut: 'rows', options: {} },
			};
		return node;
	});
	await runExample(twilio, { nodes: changed, connections });
	expect(twilio.standIn.messages().map(({ to }) => to)).toEqual(['+12025550121']);
});
