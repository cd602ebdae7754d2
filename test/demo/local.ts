import { DeduplicationRows } from '../engine/deduplication';
import { Engine, itemsOf } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { standInCredential } from '../engine/twilioNode';
import { startTwilioStandIn } from '../twilio-stand-in/server';
import { Messages } from './messages';
import { cell, printMessages, printStep, progressLine } from './table';

/** A landline of the example's spreadsheet: Twilio refuses to text it. */
const landline = '+12025550177';

/** Sends, follows, lists, redacts and deletes with a Twilio that runs on this machine. Texts nobody. */
export async function runLocalDemo(): Promise<void> {
	const standIn = await startTwilioStandIn();
	try {
		await standIn.control.set({ stepMilliseconds: 400 });
		await standIn.control.refuse({ address: landline, code: 21614 });
		// The example remembers whom it has reminded.
		await DeduplicationRows.install();
		const engine = await Engine.start();
		const credentials = standInCredential(standIn);
		const messages = new Messages(engine, credentials);
		console.log(`A local Twilio runs at ${standIn.url}. Nobody is texted, nothing is charged.`);

		printStep('Running examples/appointment-reminders.json over examples/appointments.csv');
		const run = await engine.run(exampleWorkflow('appointment-reminders.json'), credentials);
		if (run.data.resultData.error) throw run.data.resultData.error;
		const rows = itemsOf(run, 'One Item for Each Row').map(({ json }) => json);
		const sent = itemsOf(run, 'Sent').map(({ json }) => json);
		const refused = itemsOf(run, 'Needs a Phone Call').map(({ json }) => json);
		console.log(`  ${rows.length} rows: ${sent.length} accepted, ${refused.length} not sent`);

		printStep('Waiting until they are delivered (Get, again and again)');
		const line = progressLine();
		const sids = sent.map(({ sid }) => cell(sid));
		const final = await messages.waitUntilFinal(sids, (count) => {
			line.show(`${count} of ${sids.length} delivered`);
		});
		line.end();
		printMessages([
			...final,
			...refused.map(({ phone, error }) => ({ to: phone, status: 'not sent', error })),
		]);
		await cleanUp(messages, final);
	} finally {
		await standIn.close();
	}
}

async function cleanUp(messages: Messages, sent: Array<Record<string, unknown>>): Promise<void> {
	const [first] = sent;
	if (!first) throw new Error('No message was sent');
	const [sid, to] = [cell(first.sid), cell(first.to)];

	printStep(`List: messages to ${to}`);
	const listed = await messages.list({ to }, 5);
	for (const message of listed) console.log(`  ${cell(message.sid)}  ${cell(message.body)}`);

	printStep(`Redact: ${sid}`);
	const [redacted] = await messages.redact(sid);
	console.log(`  status ${cell(redacted?.status)}, body ${JSON.stringify(redacted?.body)}`);

	printStep(`Delete: ${sid}`);
	const [deleted] = await messages.delete(sid);
	console.log(`  ${JSON.stringify(deleted)}`);

	printStep(`Get: ${sid}, which says that it is gone`);
	const [gone] = await messages.get([sid]);
	console.log(`  ${cell(gone?.error)}`);

	const left = await messages.list({}, 50);
	console.log(`\n✔ Done: ${left.length} of ${sent.length} messages are left at the local Twilio.`);
}
