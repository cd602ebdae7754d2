import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { withoutNote } from '../../engine/withoutNote';
import type { SavedWorkflow } from '../../n8n/api';
import { example, withParameters } from '../../n8n/example';
import type { Playground } from '../../n8n/playground';
import { defaults, type TwilioStandIn } from '../../twilio-stand-in/server';

/** The number that the examples' triggers are given. */
export const ownNumber = defaults.numberWithoutService;

const mostMilliseconds = 30_000;
const savedWorkflow = z.object({
	id: z.string(),
	name: z.string(),
	versionId: z.string(),
	nodes: z.array(
		z
			.object({
				type: z.string(),
				parameters: z.record(z.unknown()),
				webhookId: z.string().optional(),
			})
			.passthrough(),
	),
	connections: z.object({}).passthrough(),
});

/** How that number stands at Twilio. */
export function numberAt(standIn: TwilioStandIn) {
	const found = standIn.phoneNumbers().find((each) => each.phone_number === ownNumber);
	if (!found) throw new Error(`There is no ${ownNumber}`);
	return found;
}

/** One of its settings. */
export function numberSetting(standIn: TwilioStandIn, name: 'sid' | 'sms_url'): string {
	const value = numberAt(standIn)[name];
	if (typeof value !== 'string') throw new Error(`${ownNumber} has no ${name}`);
	return value;
}

/** Imports an example, and chooses the number whose messages start it. */
export async function importTriggerExample(
	{ api, standIn, choices }: Playground,
	file: string,
): Promise<SavedWorkflow> {
	const phoneNumberSid = { __rl: true, mode: 'id', value: numberSetting(standIn, 'sid') };
	const chosen = { 'When a Text Comes In': { phoneNumberSid } };
	return await api.createWorkflow(withParameters(example(file, choices), chosen));
}

/** Where the one trigger of a workflow is called, and what its Receive From says. */
export async function webhookOf(
	{ api, n8n }: Playground,
	workflow: SavedWorkflow,
): Promise<{ url: string; source: unknown }> {
	const { nodes } = await api.ask('GET', `/rest/workflows/${workflow.id}`, savedWorkflow);
	// The action node has one, too: answers to its questions arrive there.
	const trigger = nodes.find(({ type, webhookId }) => type.endsWith('Trigger') && webhookId);
	if (!trigger) throw new Error('n8n has given the trigger no webhook');
	const url = `${n8n.url}/webhook/${trigger.webhookId ?? ''}/webhook`;
	return { url, source: trigger.parameters.source };
}

/** Changes fields of a saved workflow, by the names of its nodes. */
export async function change(
	{ api }: Playground,
	{ id }: SavedWorkflow,
	changes: Readonly<Record<string, object>>,
): Promise<SavedWorkflow> {
	const path = `/rest/workflows/${id}`;
	const { name, versionId, nodes, connections } = await api.ask('GET', path, savedWorkflow);
	const changed = withParameters({ name, nodes, connections }, changes);
	return await api.ask('PATCH', path, savedWorkflow, { ...changed, versionId });
}

/** Activates a workflow and waits until it is called: n8n says so a little earlier. */
export async function activateTrigger(
	playground: Playground,
	workflow: SavedWorkflow,
): Promise<void> {
	const { api, standIn } = playground;
	await api.activate(workflow);
	const { url, source } = await webhookOf(playground, workflow);
	const latest = Date.now() + mostMilliseconds;
	// Nobody has signed this: the trigger turns it away, and starts nothing.
	const isThere = async () => (await fetch(url, { method: 'POST' })).status === 403;
	const isCalled = () =>
		source === 'manual' || withoutNote(numberSetting(standIn, 'sms_url')) === url;
	while (!(await isThere()) || !isCalled()) {
		if (Date.now() > latest) throw new Error(`${url} is not there, or Twilio does not call it`);
		await pause(50);
	}
}

/** Waits until so many executions of a workflow have ended well. */
export async function haveRun(
	{ api }: Playground,
	workflow: SavedWorkflow,
	count: number,
): Promise<void> {
	const latest = Date.now() + mostMilliseconds;
	while ((await api.executionCount(workflow)) < count) {
		if (Date.now() > latest) {
			const { status, error } = await api.latestExecution(workflow);
			throw new Error(`Not ${count} times: at last ${status}, ${error?.message ?? 'no error'}`);
		}
		await pause(100);
	}
}
