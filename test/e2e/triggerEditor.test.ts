import { join } from 'node:path';
import { example, examplesFolder } from '../n8n/example';
import { defaults } from '../twilio-stand-in/server';
import { areaOf, canvasArea, partsArea, windowArea } from './harness/areas';
import { expectOurIcon } from './harness/icon';
import { takePicture } from './harness/pictures';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';
import { importTriggerExample, numberSetting, ownNumber } from './harness/triggerExample';
import { waitUntil } from './harness/waitUntil';

const n8n = setUpN8n();
const trigger = 'When a Text Comes In';

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	const screen = setUpEditor(theme, () => n8n.playground.n8n.url);

	test('an example is imported from its file, and its number picked from the list', async () => {
		const { editor } = screen;
		await editor.openEmptyWorkflow();
		const file = join(examplesFolder, 'auto-reply.json');
		await editor.part('workflow-import-input').setInputFiles(file);
		await expectOurIcon(editor.node(trigger), theme);

		await editor.openNode(trigger);
		const form = editor.part('node-parameters').first();
		const picker = editor.part('resource-locator-phoneNumberSid', form);
		await editor.part('rlc-input', picker).click();
		await editor.part('rlc-item').filter({ hasText: ownNumber }).click();
		expect(await editor.fieldNames()).toEqual([
			'Receive From',
			'Phone Number',
			'Events',
			'Reply',
			'Reply Field',
			'Simplify',
			'Options',
		]);
		await editor.part('output-panel').hover();
		const words = editor.part('input-label', form);
		await takePicture(editor, {
			name: 'trigger-form',
			area: await areaOf(editor.part('ndv')),
			words,
		});
	});

	test('listening in the editor: a text starts the workflow, and its answer goes back', async () => {
		const { editor } = screen;
		const { playground } = n8n;
		const { standIn } = playground;
		const before = numberSetting(standIn, 'sms_url');
		await editor.openWorkflow((await importTriggerExample(playground, 'auto-reply.json')).id);
		await editor.part('execute-workflow-button').last().click();
		await waitUntil('Twilio is told to call the editor', () =>
			numberSetting(standIn, 'sms_url').includes('/webhook-test/'),
		);
		const told = { hasText: 'Text the chosen number from your phone' };
		const hint = editor.part('tooltip-content').filter(told);
		await hint.waitFor();
		const seen = [hint, editor.node(trigger), editor.node('What Do They Want?')];
		const listening = await partsArea(editor, seen);
		await takePicture(editor, { name: 'trigger-listening', area: listening, words: hint });

		const incoming = { from: '+14155552671', to: ownNumber, body: 'What are your prices?' };
		const { attempts, replies } = await standIn.receive(incoming);
		expect(attempts.map(({ status }) => status)).toEqual([200]);
		expect(replies.map(({ body }) => body)).toEqual([expect.stringContaining('A wash is $15')]);

		await editor.seeItems('1 item');
		const words = editor.page.locator('[data-test-id="canvas-node"], [data-test-id="sticky"]');
		await takePicture(editor, { name: 'trigger-run', area: await canvasArea(editor), words });
		await waitUntil('the number is given back', () => numberSetting(standIn, 'sms_url') === before);
	});

	test('a number of a Messaging Service is refused, and the notice says what to do', async () => {
		const { editor } = screen;
		const { api, choices } = n8n.playground;
		await editor.openWorkflow((await api.createWorkflow(example('auto-reply.json', choices))).id);
		await editor.openNode(trigger);
		await editor.part('rlc-input', editor.part('node-parameters').first()).click();
		await editor.part('rlc-item').filter({ hasText: defaults.number }).click();
		const notice = await editor.seeRefusal();
		expect(await notice.innerText()).toContain(
			`${defaults.number} gets no messages of its own: they go to its Messaging Service “Stand-in service”. Set "Receive From" to "Messaging Service" and choose it, or choose "Defer to sender’s webhook" in the service’s settings in Twilio’s Console.`,
		);
		const area = windowArea(editor);
		await takePicture(editor, { name: 'trigger-refused-service', area, words: notice });
	});
});
