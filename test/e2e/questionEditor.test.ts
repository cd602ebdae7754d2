import { z } from 'zod';
import { example } from '../n8n/example';
import { areaOf, canvasArea } from './harness/areas';
import { expectOurIcon } from './harness/icon';
import { takePicture } from './harness/pictures';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';

const n8n = setUpN8n();
const nodesSchema = z.array(z.object({ name: z.string() }).passthrough());

async function importExample(file: string) {
	const { api, choices } = n8n.playground;
	return await api.createWorkflow(example(file, choices));
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	const screen = setUpEditor(theme, () => n8n.playground.n8n.url);

	test('the form of Send and Wait for Response', async () => {
		const { editor } = screen;
		await editor.openWorkflow((await importExample('approve-expense.json')).id);
		await editor.openNode('Ask the Boss');
		const form = editor.part('node-parameters').first();
		// n8n adds the options that are set a moment later.
		await form.getByText('Asked By', { exact: true }).waitFor();
		expect(await editor.fieldNames()).toEqual([
			'Resource',
			'Operation',
			'Channel',
			'Send With',
			'From',
			'To',
			'Message',
			'Response Type',
			'Approval Options',
			'Options',
			'Asked By',
		]);
		const area = await areaOf(editor.part('ndv'));
		await takePicture(editor, { name: 'question-form', area, words: form });
	});

	test('an agent with the gate between it and its tool', async () => {
		const { editor } = screen;
		const { api, choices } = n8n.playground;
		const { id } = await api.saveCredential('Model', 'openAiApi', { apiKey: 'false-key' });
		const workflow = example('refund-agent.json', choices);
		const nodes = nodesSchema.parse(workflow.nodes).map((node) => ({
			...node,
			...(node.name === 'Model' && { credentials: { openAiApi: { id, name: 'Model' } } }),
		}));
		await editor.openWorkflow((await api.createWorkflow({ ...workflow, nodes })).id);
		await expectOurIcon(editor.node('Ask the Boss'), theme);
		const words = editor.page.locator('[data-test-id="canvas-node"], [data-test-id="sticky"]');
		await takePicture(editor, { name: 'agent-gate', area: await canvasArea(editor), words });
	});
});
