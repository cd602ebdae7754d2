import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { SavedWorkflow } from '../n8n/api';
import { areaOf } from './harness/areas';
import { saveContactSheet, type Shot } from './harness/contactSheet';
import { actionForms, triggerForms, type NodeForm, type NodeForms } from './harness/forms';
import { lowestEdge, misfits } from './harness/misfits';
import { isUpdate, type Area } from './harness/pictures';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';

const n8n = setUpN8n();
const margin = 16;
/** n8n's own: the wish for another node. */
const unrelated = '[data-test-id="node-feature-request"]';
const size = { width: 1400, height: 1000 };
/** The fields of each form that the sheets show. */
const labelsFile = resolve(__dirname, '../../docs/pictures/forms/labels.json');
const prettier = require.resolve('prettier/bin/prettier.cjs');
const labelsSchema = z.record(z.record(z.array(z.string())));
const labels = existsSync(labelsFile)
	? labelsSchema.parse(JSON.parse(readFileSync(labelsFile, 'utf8')))
	: {};

/** A workflow that has each form as a node of its own, in rows. */
async function workflowOf({ node, version }: NodeForms, forms: readonly NodeForm[]) {
	const { api, choices } = n8n.playground;
	return await api.createWorkflow({
		name: `Forms of ${node}`,
		connections: {},
		nodes: forms.map(({ name, parameters }, index) => ({
			id: `form-${index}`,
			name,
			parameters,
			type: `n8n-nodes-twilio-messaging.${node}`,
			typeVersion: version,
			position: [(index % 6) * 320, Math.floor(index / 6) * 240],
			credentials: { twilioMessagingApi: { id: choices.credential, name: 'Twilio' } },
		})),
	});
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	// The sheets show the forms in their usual size, and n8n draws four times as fast so.
	const screen = setUpEditor(theme, () => n8n.playground.n8n.url, 1);

	async function open(workflow: SavedWorkflow): Promise<void> {
		const { editor } = screen;
		await editor.page.setViewportSize(size);
		await editor.openWorkflow(workflow.id);
		await editor.part('zoom-to-fit').click();
	}

	/** The middle of the open node, from its first field to its last. */
	async function formArea(): Promise<Area> {
		const { editor } = screen;
		const whole = await areaOf(editor.part('ndv'));
		const fields = await areaOf(editor.part('node-parameters').first());
		const end = await lowestEdge(editor.page, '[data-test-id="node-parameters"]', unrelated);
		const bottom = Math.min(whole.y + whole.height, end + margin);
		const [x, y] = [fields.x - margin, fields.y];
		return { x, y, width: fields.width + 2 * margin, height: bottom - y };
	}

	/** Opens the forms one after the other; gives what is wrong with each. */
	async function look(
		forms: readonly NodeForm[],
		seen: (name: string) => Promise<void> = () => Promise.resolve(),
	): Promise<Record<string, string[]>> {
		const { editor } = screen;
		const problems: Record<string, string[]> = {};
		for (const { name } of forms) {
			await editor.openNode(name);
			await editor.settle();
			// What is shown below the mouse alone is not part of the form.
			await editor.page.mouse.move(2, 2);
			await seen(name);
			const wrong = await misfits(editor.page, '[data-test-id="node-parameters"]');
			if (wrong.length > 0) problems[name] = wrong;
			await editor.closeNode();
		}
		return problems;
	}

	test.each([actionForms(), triggerForms()])('every form of $node', async (all) => {
		const { editor } = screen;
		await open(await workflowOf(all, all.forms));
		const shots: Shot[] = [];
		const fields: Record<string, string[]> = {};
		const problems = await look(all.forms, async (name) => {
			fields[name] = await editor.fieldNames();
			const clip = await formArea();
			shots.push({ name, png: await editor.page.screenshot({ clip }) });
		});
		await saveContactSheet(editor.page, all.node, theme, shots);
		expect(problems).toEqual({});
		if (isUpdate) {
			labels[all.node] = fields;
			writeFileSync(labelsFile, JSON.stringify(labels));
			// Not within Jest, which does not load Prettier's modules.
			execFileSync(process.execPath, [prettier, '--write', labelsFile]);
		} else expect(fields).toEqual(labels[all.node]);
	});

	// Where things lie is the same in both themes.
	if (theme === 'dark') return;
	test.each([actionForms(), triggerForms()])('each option of $node', async (all) => {
		await open(await workflowOf(all, all.withOptions));
		expect(await look(all.withOptions)).toEqual({});
	});
});
