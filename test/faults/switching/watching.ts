import { withoutNote } from '../../engine/withoutNote';
import type { SwitchedWorkflow } from '../../engine/switchedN8n';
import {
	callsIn,
	isOurs,
	resourcesIn,
	sidOf,
	urlSettings,
	type Resource,
	type SwitchingWorld,
} from './world';

/**
 * Switches a workflow, and checks what must hold in between, too:
 * - no source begins to call another workflow that n8n has seen off
 * - where a workflow is on that has taken a source, the source calls one that takes calls
 */
export async function watched(
	world: SwitchingWorld,
	workflow: SwitchedWorkflow,
	what: 'switches' | 'listens',
	operate: () => Promise<void>,
): Promise<void> {
	const { n8n, seenOff, holders } = world;
	const calledBefore = settingsIn(world).filter(({ url }) => isOurs(url, n8n.workflows));
	const offBefore = new Set(callsOfThoseOff(world).map(({ key }) => key));
	await operate();
	for (const { key, called } of callsOfThoseOff(world)) {
		if (called === workflow || offBefore.has(key) || !seenOff.has(called)) continue;
		throw new Error(`${key} begins to call ${called.ids.workflowId}, which is off`);
	}
	if (workflow.isActive) seenOff.delete(workflow);
	else if (what === 'switches') seenOff.add(workflow);
	const isInOrder = !n8n.wasStruck && workflow.credential === 'good';
	if (!isInOrder) {
		holders.clear();
		// n8n may have been killed.
		if (n8n.wasStruck) seenOff.clear();
		return;
	}
	if (what === 'switches')
		noteHolders(world, workflow, new Set(calledBefore.map(({ key }) => key)));
	for (const { key, url } of settingsIn(world)) {
		const [holder] = holders.get(key) ?? [];
		if (holder === undefined || takesCalls(url, n8n.workflows)) continue;
		throw new Error(`${holder.ids.workflowId} is on, and ${key} calls ${String(url)}`);
	}
}

/** A person has set another address: whoever had taken the source has it no more. */
export function forgetAfterHand({ n8n, holders }: SwitchingWorld, resource: Resource): void {
	for (const setting of urlSettings) {
		if (!callsIn(resource, n8n.workflows).includes(setting))
			holders.delete(`${sidOf(resource)} ${setting}`);
	}
}

/** Whoever is switched on has what it took, and what it took from others, they have behind it. */
function noteHolders(
	world: SwitchingWorld,
	workflow: SwitchedWorkflow,
	calledBefore: ReadonlySet<string>,
): void {
	const { holders } = world;
	for (const all of holders.values()) all.delete(workflow);
	if (!workflow.isActive) return;
	for (const { key, url } of settingsIn(world)) {
		if (!isActiveOne(url, workflow)) continue;
		const earlier = calledBefore.has(key) ? holders.get(key) : undefined;
		holders.set(key, new Set([...(earlier ?? []), workflow]));
	}
}

interface Setting {
	/** The source and the name of the setting. */
	readonly key: string;
	readonly url: unknown;
}

function settingsIn(world: SwitchingWorld): Setting[] {
	return resourcesIn(world).flatMap((resource) =>
		urlSettings
			.filter((name) => name in resource)
			.map((name) => ({ key: `${sidOf(resource)} ${name}`, url: resource[name] })),
	);
}

function callsOfThoseOff(world: SwitchingWorld) {
	const off = world.n8n.workflows.filter(({ isActive }) => !isActive);
	return settingsIn(world).flatMap(({ key, url }) =>
		off.filter((called) => isActiveOne(url, called)).map((called) => ({ key, called })),
	);
}

function isActiveOne(url: unknown, workflow: SwitchedWorkflow): boolean {
	return isOurs(url, [workflow]) && withoutNote(url).includes('/webhook/');
}

function takesCalls(url: unknown, workflows: readonly SwitchedWorkflow[]): boolean {
	return workflows.some((workflow) =>
		isActiveOne(url, workflow)
			? workflow.isActive
			: isOurs(url, [workflow]) && workflow.listening !== undefined,
	);
}
