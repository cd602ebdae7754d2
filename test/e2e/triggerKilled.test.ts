import { z } from 'zod';
import { withoutNote } from '../engine/withoutNote';
import { createSdkClient } from '../twilio-stand-in/sdkClient';
import { CrashingN8n } from './harness/crashingN8n';
import { receivingWorkflow, triggerNode } from './harness/receiving';
import { setUp } from './harness/setUp';
import { to } from './harness/setUpTrigger';
import { waitUntil } from './harness/waitUntil';

const place = setUp(async (folder, say) => await CrashingN8n.start(folder, say));

/** As the number stands, but for when it was changed. */
function standing() {
	const numbers = place.playground.standIn.phoneNumbers();
	const found = numbers.find(({ phone_number: each }) => each === to);
	if (!found) throw new Error(`There is no ${to}`);
	const { sid, sms_url: called } = found;
	return { sid, called, all: { ...found, date_updated: '' } };
}

test('killed while the editor listens, n8n restores what the number had before', async () => {
	const { standIn, url } = place.playground;
	await createSdkClient(standIn)
		.incomingPhoneNumbers(standing().sid)
		.update({ smsUrl: 'https://crm.example/first', smsMethod: 'GET' });
	const before = standing();
	const trigger = {
		source: 'phoneNumber',
		phoneNumberSid: { __rl: true, mode: 'id', value: before.sid },
		events: ['messageReceived'],
		options: { replaceExisting: true },
	};
	const { api, credential } = place.playground;
	const workflow = await api.createWorkflow(
		receivingWorkflow('listening', { credential, trigger }),
	);
	const workflowData = await api.ask('GET', `/rest/workflows/${workflow.id}`, z.unknown());
	const listening = z.object({ waitingForWebhook: z.literal(true) });
	await api.ask('POST', `/rest/workflows/${workflow.id}/run`, listening, {
		workflowData,
		triggerToStartFrom: { name: triggerNode },
	});
	expect(withoutNote(standing().called)).toBe(`${url}/webhook-test/listening/webhook`);

	await place.playground.crash();
	const again = place.playground;
	expect(withoutNote(standing().called)).toContain('/webhook-test/listening/webhook');
	await again.api.activate(workflow);
	const address = `${again.url}/webhook/listening/webhook`;
	await waitUntil('the workflow has the number', () => withoutNote(standing().called) === address);
	await again.api.deactivate(workflow);
	await waitUntil('the number is given back', () => standing().called === before.called);
	expect(standing()).toEqual(before);
	process.stdout.write(`  the number calls ${withoutNote(standing().called)} again\n`);
});
