import { withoutNote } from '../engine/withoutNote';
import { createSdkClient } from '../twilio-stand-in/sdkClient';
import { CrashingN8n } from './harness/crashingN8n';
import { receivingWorkflow, triggerNode } from './harness/receiving';
import { setUp } from './harness/setUp';
import { numberAt, numberSetting } from './harness/triggerExample';
import { waitUntil } from './harness/waitUntil';

const place = setUp(async (folder, say) => await CrashingN8n.start(folder, say));

const called = () => withoutNote(numberSetting(place.playground.standIn, 'sms_url'));
/** As the number stands, but for when it was changed. */
const standing = () => ({ ...numberAt(place.playground.standIn), date_updated: '' });

test('killed while the editor listens, n8n restores what the number had before', async () => {
	const { standIn, url } = place.playground;
	await createSdkClient(standIn)
		.incomingPhoneNumbers(standing().sid)
		.update({ smsUrl: 'https://crm.example/first', smsMethod: 'GET' });
	const before = standing();
	const first = called();
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
	await api.listen(workflow, triggerNode);
	expect(called()).toBe(`${url}/webhook-test/listening/webhook`);

	await place.playground.crash();
	const again = place.playground;
	expect(called()).toContain('/webhook-test/listening/webhook');
	await again.api.activate(workflow);
	const address = `${again.url}/webhook/listening/webhook`;
	await waitUntil('the workflow has the number', () => called() === address);
	await again.api.deactivate(workflow);
	await waitUntil('the number is given back', () => called() === first);
	expect(standing()).toEqual(before);
	process.stdout.write(`  the number calls ${called()} again\n`);
});
