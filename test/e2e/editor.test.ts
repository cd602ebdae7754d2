import { z } from 'zod';
import { example } from '../n8n/example';
import { credentialFor } from '../n8n/playground';
import { operationsInReadme } from '../package/readme';
import { creating } from '../twilio-stand-in/faults';
import { areaOf, canvasArea, windowArea } from './harness/areas';
import { expectOurIcon } from './harness/icon';
import { filmRun } from './harness/filmOfRun';
import { isUpdate, takePicture } from './harness/pictures';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';

const n8n = setUpN8n();
const nodesSchema = z.array(z.object({}).passthrough());

beforeEach(async () => {
	const { api, standIn } = n8n.playground;
	await api.saveCredential('Twilio', 'twilioMessagingApi', credentialFor(standIn));
});

/**
 * Imports an example, with one text in it changed as a person would change it in the editor.
 */
async function importExample(file: string, [old, changed]: [string, string] = ['', '']) {
	const { api, choices } = n8n.playground;
	const workflow = example(file, choices);
	const nodes = JSON.stringify(workflow.nodes).replace(old, changed);
	return await api.createWorkflow({ ...workflow, nodes: nodesSchema.parse(JSON.parse(nodes)) });
}

const sent = () => n8n.playground.standIn.messages();

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	const screen = setUpEditor(theme, () => n8n.playground.n8n.url);

	test('the node panel offers the node with its icon and its actions', async () => {
		const { editor } = screen;
		await editor.page.setViewportSize({ width: 1000, height: 740 });
		await editor.searchForNode('twilio');
		const node = editor.offered('Twilio Messaging');
		await expectOurIcon(node, theme);
		await node.click();
		await editor.part('node-creator').getByText('Actions (20)').waitFor();

		expect(await editor.part('node-creator-item-name').allInnerTexts()).toEqual([
			'Send SMS message',
			'Send MMS message',
			'Send WhatsApp message',
			'Send RCS message',
			'Send message and wait for response',
			'Build reply for the trigger',
			'Cancel scheduled message',
			'Delete message',
			'Erase message',
			'Get message',
			'Get delivery status of message',
			'Get message statistics',
			'List messages',
			'Preview message',
			'Redact message',
			'Send message feedback',
			'Wait for reply to message',
			'Delete media of message',
			'Download media of message',
			'List media of message',
		]);
		const words = editor.part('node-creator');
		await takePicture(editor, { name: 'node-panel', area: windowArea(editor), words });
	});

	test('an action of the panel becomes a node with its form', async () => {
		const { editor } = screen;
		await editor.searchForNode('twilio');
		await editor.offered('Twilio Messaging').click();
		await editor.offered('Send SMS message').click();

		await editor.part('node-parameters').first().waitFor();
		expect(await editor.fieldNames()).toEqual([
			'Resource',
			'Operation',
			'Send With',
			'From',
			'To',
			'Body',
			'Simplify',
			'Options',
			'Safety and Limits',
			'Twilio Parameters',
		]);
		const operations = await editor.choices('operation');
		// n8n adds one of its own, for the HTTP Request node.
		expect(operations.filter(([name]) => name !== 'Custom API Call')).toEqual(
			operationsInReadme('Message'),
		);
		await editor.part('ndv-close-button').click();
		await expectOurIcon(editor.node('Send SMS message'), theme);
	});

	test('the credential is tested, and Twilio’s reason is shown', async () => {
		const { editor } = screen;
		const { choices, standIn } = n8n.playground;
		// So high, the form ends between two fields.
		await editor.page.setViewportSize({ width: 1320, height: 800 });
		await editor.openCredential(choices.credential);
		const form = editor.part('credential-edit-dialog');
		await form.getByText('Connection tested successfully').waitFor();

		await editor.saveCredential('authToken', 'not-the-token');
		await form.getByText('More details').click();
		await form.getByText('Twilio does not accept these credentials (error 20003)').waitFor();

		await editor.saveCredential('authToken', standIn.account.authToken);
		await form.getByText('Connection tested successfully').waitFor();
		expect(await form.innerText()).not.toContain('20003');
		const area = await areaOf(editor.part('editCredential-modal'));
		await takePicture(editor, { name: 'credential', area, words: form });
	});

	test('three items become three messages, and three SIDs in the output', async () => {
		const { editor } = screen;
		await editor.openWorkflow((await importExample('send-to-a-list.json')).id);
		await editor.execute();
		await editor.seeItems('3 items');
		const nodes = editor.part('canvas-node');
		await takePicture(editor, { name: 'run', area: await canvasArea(editor), words: nodes });

		await editor.openNode('Send SMS');
		await editor.table('ndv-input-panel');
		const rows = await editor.table('output-panel');
		const sids = rows.map((row) => row.find((cell) => cell.startsWith('SM')));
		expect(rows.map(([to], index) => ({ to, sid: sids[index] }))).toEqual(
			sent().map(({ sid, to }) => ({ to, sid })),
		);
		expect(new Set(sids).size).toBe(3);
		const words = editor.part('node-parameters').first();
		await takePicture(editor, { name: 'node-form', area: await areaOf(editor.part('ndv')), words });
	});

	test('a bad number stops the run before anything is sent, and the editor says which and why', async () => {
		const { editor } = screen;
		const bad = await importExample('send-to-a-list.json', ['+12025550112', '07700 900456']);
		await editor.openWorkflow(bad.id);
		await editor.execute();
		await editor.openNode('Send SMS');

		const message = await editor.part('node-error-message').innerText();
		expect(message).toBe(`'To' has no country code: "07700 900456" [item 1]`);
		const description = await editor.part('node-error-description').innerText();
		expect(description).toContain('Write it with + and the country code');
		expect(description).toContain('item 2 of 3');
		const output = editor.part('output-panel');
		expect(await output.innerText()).not.toMatch(/stack|node_modules|\.js/i);
		expect(n8n.playground.standIn.requests.filter(creating())).toEqual([]);
		await editor.table('ndv-input-panel');
		const cell = editor.part('ndv-input-panel').getByText('07700 900456');
		// The form then shows what became of that item.
		await cell.hover();
		await editor.part('node-parameters').first().getByText('07700 900456').waitFor();
		await takePicture(editor, {
			name: 'error',
			area: await areaOf(editor.part('ndv')),
			words: editor.page.locator('[data-test-id^="node-error-"]'),
			pointingAt: cell,
		});
	});

	test('the reminders: who can be texted leaves above, who cannot below', async () => {
		const { editor } = screen;
		n8n.playground.standIn.delivery.refuse('+12025550177', 21614);
		await editor.openWorkflow((await importExample('appointment-reminders.json')).id);
		await editor.execute();

		expect(sent()).toHaveLength(7);
		await editor.seeItems('9 items', '7 items', '2 items');
		const words = editor.page.locator('[data-test-id="canvas-node"], [data-test-id="sticky"]');
		await takePicture(editor, { name: 'canvas', area: await canvasArea(editor), words });
	});

	// What it shows is compared above.
	if (!isUpdate) return;
	test('a run is filmed, with one row that is refused', async () => {
		await filmRun(screen.editor, n8n.playground);
	});
});

describe('what a newcomer has in a column of numbers', () => {
	const screen = setUpEditor('light', () => n8n.playground.n8n.url);
	const run = async (to: string) => {
		const { editor } = screen;
		const change: [string, string] = ['+12025550112', to];
		const workflow = await importExample('send-to-a-list.json', change);
		await editor.openWorkflow(workflow.id);
		await editor.execute();
		return editor;
	};

	test.each([
		[
			'decimal',
			'+12025550112.0',
			`'To' is a decimal number: "+12025550112.0" [item 1]`,
			'Format the column as text where it comes from',
		],
		[
			'short-code',
			'12345',
			`'To' is a short code, or a number that was cut off: "12345" [item 1]`,
			'Write the whole number with + and the country code. To text a short code, add the option Allow Short Codes.',
		],
		[
			'sid',
			`MG${'0a'.repeat(16)}`,
			`'To' is a Messaging Service SID: "MG${'0a'.repeat(16)}" [item 1]`,
			'Choose Messaging Service under Send With, and this service below it',
		],
		[
			'encoded',
			'+1%20202%20555%200112',
			`'To' has a character that is written %20, as in a web page: "+1%20202%20555%200112" [item 1]`,
			'Decode it in the expression',
		],
	])('%s: it stops the run, and the editor says why', async (name, to, problem, remedy) => {
		const editor = await run(to);
		await editor.openNode('Send SMS');
		expect(await editor.part('node-error-message').innerText()).toBe(problem);
		expect(await editor.part('node-error-description').innerText()).toContain(remedy);
		expect(n8n.playground.standIn.requests.filter(creating())).toEqual([]);
		await takePicture(editor, {
			name: `refused-${name}`,
			// Below it, the panel is empty.
			area: { ...(await areaOf(editor.part('output-panel'))), height: 385 },
			words: editor.page.locator('[data-test-id^="node-error-"]'),
		});
	});

	test('an apostrophe, with which a spreadsheet marks texts, is no part of the number', async () => {
		const editor = await run("'+12025550112");
		await editor.seeItems('3 items');
		expect(sent().map(({ to }) => to)).toContain('+12025550112');
	});
});
