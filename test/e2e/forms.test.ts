import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { SavedWorkflow } from '../n8n/api';
import { credentialFor } from '../n8n/playground';
import { areaOf } from './harness/areas';
import { saveContactSheet, type Shot } from './harness/contactSheet';
import { actionForms, triggerForms, type NodeForm, type NodeForms } from './harness/forms';
import { lowestEdge, misfits } from './harness/misfits';
import { isUpdate, type Area } from './harness/pictures';
import { setUpEditor } from './harness/setUpEditor';
import { setUpN8n } from './harness/setUpN8n';
import { wide } from './harness/wideTemplate';

const n8n = setUpN8n();
const margin = 16;
/** n8n's own: the wish for another node. */
const unrelated = '[data-test-id="node-feature-request"]';
const size = { width: 1400, height: 1000 };
/** Of a test that opens dozens of forms. */
const mostMilliseconds = 600_000;
/** The fields of each form that the sheets show. */
const labelsFile = resolve(__dirname, '../../docs/pictures/forms/labels.json');
const prettier = require.resolve('prettier/bin/prettier.cjs');
const labelsSchema = z.record(z.record(z.array(z.string())));
const labels = existsSync(labelsFile)
	? labelsSchema.parse(JSON.parse(readFileSync(labelsFile, 'utf8')))
	: {};

/** A workflow that has each form as a node of its own, in rows. */
async function workflowOf(
	{ node, version }: Pick<NodeForms, 'node' | 'version'>,
	forms: readonly NodeForm[],
	credential = n8n.playground.choices.credential,
) {
	const { api } = n8n.playground;
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
			credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
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

	const formEnd = async () =>
		await lowestEdge(screen.editor.page, '[data-test-id="node-parameters"]', unrelated);

	/** Makes the window so high that nothing of the open form is scrolled out of it; it may still grow. */
	async function showWhole(): Promise<void> {
		const { editor } = screen;
		const missing = async () => {
			const { y, height } = await areaOf(editor.part('ndv'));
			return (await formEnd()) - (y + height - margin);
		};
		let windowHeight = size.height;
		for (let tries = 0; tries < 100; tries++) {
			const more = await missing();
			if (more <= 0) return;
			if (tries % 20 === 0) {
				windowHeight += Math.ceil(more) + 100;
				await editor.page.setViewportSize({ ...size, height: windowHeight });
			}
			await editor.page.waitForTimeout(100);
		}
		throw new Error(`The form ends at ${await formEnd()} in a window of ${windowHeight} pixels`);
	}

	/** The middle of the open node, from its first field to its last. */
	async function formArea(): Promise<Area> {
		const { editor } = screen;
		const fields = await areaOf(editor.part('node-parameters').first());
		const [x, y] = [fields.x - margin, fields.y];
		return { x, y, width: fields.width + 2 * margin, height: (await formEnd()) + margin - y };
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
			const measure = async () => await misfits(editor.page, '[data-test-id="node-parameters"]');
			const wrong = await measure();
			await showWhole();
			await seen(name);
			const wrongBelow = await measure();
			if (wrong.length + wrongBelow.length > 0) problems[name] = [...wrong, ...wrongBelow];
			await editor.closeNode();
			await editor.page.setViewportSize(size);
		}
		return problems;
	}

	test.each([actionForms(), triggerForms()])(
		'every form of $node',
		async (all) => {
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
		},
		mostMilliseconds,
	);

	// Where things lie is the same in both themes.
	if (theme === 'dark') return;
	test.each([actionForms(), triggerForms()])(
		'each option of $node',
		async (all) => {
			await open(await workflowOf(all, all.withOptions));
			expect(await look(all.withOptions)).toEqual({});
		},
		mostMilliseconds,
	);

	test('placeholders with long names and long samples', async () => {
		const { api, standIn } = n8n.playground;
		const account = standIn.addAccount({ contentTemplates: [wide] });
		const data = {
			...credentialFor(standIn),
			accountSid: account.sid,
			authToken: account.authToken,
		};
		const { id } = await api.saveCredential('Wide', 'twilioMessagingApi', data);
		const all = actionForms();
		const forms = all.forms
			.filter(({ parameters }) => parameters.messageType === 'template')
			.map(({ name, parameters }) => ({
				name,
				parameters: { ...parameters, contentSid: { __rl: true, mode: 'id', value: wide.sid } },
			}));
		await open(await workflowOf(all, forms, id));
		const labels = new Set<string>();
		const problems = await look(forms, async () => {
			for (const label of await screen.editor.fieldNames()) labels.add(label);
		});
		expect(problems).toEqual({});
		expect([...labels].filter((label) => label.startsWith('{{'))).toHaveLength(6);
		expect(forms).toHaveLength(4);
	});

	test('decimals can be typed in', async () => {
		const { editor } = screen;
		const all = actionForms();
		const forms = all.forms.filter(({ name }) => name === 'Send WhatsApp Message (location)');
		await open(await workflowOf(all, forms));
		await editor.openNode(forms[0]?.name ?? '');
		const input = editor.part('parameter-input-latitude').locator('input').first();
		expect(await input.inputValue()).toBe('0');
		for (const typed of ['52.520008', '-33.5', '7']) {
			await input.fill(typed);
			await input.blur();
			expect(await input.inputValue()).toBe(typed);
		}
	});
});
