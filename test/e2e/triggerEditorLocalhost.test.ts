import { leadHereFromTheStart } from '../engine/hostNames';
import { credentialFor } from '../n8n/playground';
import { windowArea } from './harness/areas';
import { takePicture } from './harness/pictures';
import { receivingWorkflow, triggerNode } from './harness/receiving';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';
import { numberSetting, ownNumber } from './harness/triggerExample';

/** As far as the node can tell, Twilio is somewhere on the internet. */
const publicName = 'twilio.stand-in.example';
const n8n = setUpN8n({
	N8N_WEBHOOK_URL: 'http://localhost:5678/',
	...leadHereFromTheStart(publicName),
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	const screen = setUpEditor(theme, () => n8n.playground.n8n.url);

	test('n8n that knows itself as localhost is told so, and what to do', async () => {
		const { editor } = screen;
		const { api, choices, standIn } = n8n.playground;
		const baseUrl = `http://${publicName}:${new URL(standIn.url).port}`;
		const far = { ...credentialFor(standIn), baseUrl };
		await api.saveCredential('Twilio', 'twilioMessagingApi', far);
		const value = numberSetting(standIn, 'sid');
		const phoneNumberSid = { __rl: true, mode: 'list', value, cachedResultName: ownNumber };
		const parameters = { source: 'phoneNumber', phoneNumberSid, events: ['messageReceived'] };
		const { credential } = choices;
		const texts = receivingWorkflow('texts', { credential, trigger: parameters });
		await editor.openWorkflow((await api.createWorkflow(texts)).id);
		await editor.openNode(triggerNode);
		const notice = await editor.seeRefusal();
		expect(await notice.innerText()).toContain(
			`Twilio cannot deliver the messages of ${ownNumber}: n8n’s webhook URL is http://localhost:5678/webhook-test/texts/webhook, which cannot be reached from the internet. Set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL) to the public URL of n8n, such as https://n8n.example.com/, and restart n8n. On your own machine, a tunnel such as cloudflared gives it a public URL.`,
		);
		expect(numberSetting(standIn, 'sms_url')).toBe('');
		const area = windowArea(editor);
		await takePicture(editor, { name: 'trigger-refused-localhost', area, words: notice });
	});
});
