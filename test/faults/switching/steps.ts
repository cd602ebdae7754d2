import type { SwitchedWorkflow, Weather } from '../../engine/switchedN8n';
import { watched } from './watching';
import { callsIn, sidOf, sourceAt, type Resource, type SwitchingWorld } from './world';

/** What a sequence needs no world to know. */
export interface SwitchingModel {
	/** The place of the source that each workflow is set to. */
	readonly chosen: Map<number, number>;
}

export const fair: Weather = { faults: [] };

/** A workflow by its number. */
export function workflowOf({ n8n }: SwitchingWorld, number: number): SwitchedWorkflow {
	const workflow = n8n.workflows[number];
	if (!workflow) throw new Error(`There is no workflow ${number}`);
	return workflow;
}

/** The source that a workflow is set to, as it stands. */
const chosenSource = (world: SwitchingWorld, model: SwitchingModel, number: number) =>
	sourceAt(world, model.chosen.get(number) ?? 0);

/** Switches a workflow on; its source calls it then. */
export async function switchOn(
	world: SwitchingWorld,
	model: SwitchingModel,
	number: number,
	weather = fair,
): Promise<void> {
	const { n8n } = world;
	const workflow = workflowOf(world, number);
	await watched(world, workflow, 'switches', async () => {
		await n8n.switchOn(workflow, weather);
	});
	if (n8n.wasStruck || n8n.lastError !== undefined) return;
	expectCalled(chosenSource(world, model, number), workflow);
}

/** Switches a workflow off; its source does not call it then. */
export async function switchOff(
	world: SwitchingWorld,
	model: SwitchingModel,
	number: number,
	weather = fair,
): Promise<void> {
	const { n8n } = world;
	const workflow = workflowOf(world, number);
	await watched(world, workflow, 'switches', async () => {
		await n8n.switchOff(workflow, weather);
	});
	if (n8n.wasStruck || workflow.listening || workflow.isActive) return;
	if (workflow.credential !== 'good') return;
	expectNotCalled(chosenSource(world, model, number), workflow);
}

/** The editor begins to listen. */
export async function listen(world: SwitchingWorld, number: number, weather = fair): Promise<void> {
	const workflow = workflowOf(world, number);
	await watched(world, workflow, 'listens', async () => {
		await world.n8n.listen(workflow, weather);
	});
}

/** The editor listens no more. */
export async function stopListening(
	world: SwitchingWorld,
	number: number,
	weather = fair,
): Promise<void> {
	const workflow = workflowOf(world, number);
	await watched(world, workflow, 'listens', async () => {
		await world.n8n.stopListening(workflow, weather);
	});
}

function expectCalled(resource: Resource | undefined, workflow: SwitchedWorkflow): void {
	// A number is not called for status updates.
	const events = workflow.parameters.events;
	const isCalled = Array.isArray(events) && events.some((event) => event === 'messageReceived');
	if (!resource || !isCalled || callsIn(resource, [workflow]).length > 0) return;
	throw new Error(`${workflow.ids.workflowId} is on, and ${sidOf(resource)} does not call it`);
}

/** What listening has left behind that n8n was killed in stays until the workflow is on once more. */
function expectNotCalled(resource: Resource | undefined, workflow: SwitchedWorkflow): void {
	const calls = resource ? callsIn(resource, [workflow]) : [];
	const isCalled = calls.some((name) => String(resource?.[name]).includes('/webhook/'));
	if (!resource || !isCalled) return;
	throw new Error(`${workflow.ids.workflowId} is off, and ${sidOf(resource)} still calls it`);
}
