import { z } from 'zod';
import type { WorkflowFile } from '../../n8n/api';
import { example, withParameters } from '../../n8n/example';
import type { Playground } from '../../n8n/playground';
import { areaOf } from './areas';
import type { Editor } from './editor';
import { Film } from './film';
import { withNode } from './withNode';

const size = { width: 1000, height: 600 };
/** So large, the canvas fills the film, below the tabs on its upper edge. */
const canvasWindow = { width: 1046, height: 722 };
const tabs = 16;
/** So large, the form and the output of an open node do. */
const nodeWindow = { width: 1590, height: 720 };
/** Long enough to be seen at work. */
const latencyMilliseconds = 1500;

const people = [
	{ name: 'Anna', phone: '+12025550111' },
	{ name: 'Béla', phone: '+36 20 555 0112' },
	{ name: 'Chloé', phone: '0033 6 39 98 01 02' },
	{ name: 'Dan', phone: '07700 900456' },
	{ name: 'Emre', phone: '+1 (202) 555-0134' },
];

const nodeSchema = z.object({ name: z.string(), type: z.string() }).passthrough();

/** The example that sends to a list, one of whom has no country code: that row leaves below. */
function listWithOneWrongNumber({ choices }: Playground): WorkflowFile {
	const whole = example('send-to-a-list.json', choices);
	const recipients = JSON.stringify({ recipients: people });
	const changed = withParameters(whole, {
		Recipients: { jsonOutput: recipients },
		'Send SMS': { body: '=Hi {{ $json.name }}, we open at 10.' },
	});
	const nodes = withNode(changed, 'Send SMS', { onError: 'continueErrorOutput' })
		.nodes.map((node) => nodeSchema.parse(node))
		.filter(({ type }) => !type.endsWith('.stickyNote'));
	const end = (name: string, y: number) => ({
		...{ id: name, name, type: 'n8n-nodes-base.noOp', typeVersion: 1 },
		...{ position: [900, y], parameters: {} },
	});
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	return {
		name: 'A list with one wrong number',
		nodes: [...nodes, end('Sent', -110), end('To Be Corrected', 110)],
		connections: {
			...whole.connections,
			'Send SMS': { main: [to('Sent'), to('To Be Corrected')] },
		},
	};
}

/** Films how a list is sent to: the canvas, then what left by each of the two outputs. */
export async function filmRun(editor: Editor, playground: Playground): Promise<void> {
	const { api, standIn } = playground;
	await editor.page.setViewportSize(canvasWindow);
	const { id } = await api.createWorkflow(listWithOneWrongNumber(playground));
	await standIn.control.set({ latencyMilliseconds });
	const film = new Film(editor, size);

	await editor.openWorkflow(id);
	await editor.part('zoom-to-fit').click();
	const { x, y } = await areaOf(editor.page.locator('.vue-flow').first());
	const canvas = { x, y: y + tabs };
	await editor.page.mouse.move(2, 2);
	const execute = editor.part('execute-workflow-button').last();
	await film.take(canvas, 1500);
	await film.take(canvas, 1000, execute);
	const executed = editor.execute();
	await editor.seeItems('5 items');
	await editor.page.mouse.move(2, 2);
	await film.take(canvas, 1000);
	await executed;
	await editor.seeItems('4 items', '1 item');
	await film.take(canvas, 2500);
	await film.take(canvas, 1000, editor.node('Send SMS'));

	await editor.page.setViewportSize(nodeWindow);
	await editor.openNode('Send SMS');
	await editor.table('output-panel');
	const output = await areaOf(editor.part('output-panel'));
	const form = { x: output.x + output.width - size.width, y: output.y };
	await editor.page.mouse.move(2, 2);
	await film.take(form, 4000);
	const failed = editor
		.part('output-panel')
		.getByText(/^Error/)
		.first();
	await film.take(form, 1000, failed);
	await failed.click();
	await editor.table('output-panel');
	await film.take(form, 4000);
	await film.save('film');
}
