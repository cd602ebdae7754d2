import type { IRun } from 'n8n-workflow';
import { canBeRetried, dataOfRetry } from '../../../../faults/retryExecution';
import type { StoredCredentials } from '../../../../engine/credentials';
import { jsonOf, type Engine, type WorkflowSource } from '../../../../engine/engine';
import { twilioNodeName } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import type { TwilioStandIn } from '../../../../twilio-stand-in/server';

/** A workflow as it is saved, and the credential that its nodes name. */
export interface Saved {
	readonly workflow: WorkflowSource;
	readonly credential: StoredCredentials;
}

/** Retries a failed execution as "Retry with currently saved workflow" does: its nodes are those of today. */
export async function retry(
	engine: Engine,
	{ workflow, credential }: Saved,
	failed: IRun,
): Promise<IRun> {
	const data = dataOfRetry(failed);
	for (const entry of data.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.nodes.find(({ name }) => name === entry.node.name) ?? entry.node;
	}
	return await engine.resume(workflow, credential, data);
}

/** Retries as long as there is a Retry button, but so many times at the most. */
export async function retryUntilDone(
	engine: Engine,
	saved: Saved,
	first: IRun,
	most = 3,
): Promise<IRun> {
	let run = first;
	for (let count = 0; count < most && canBeRetried(run); count++) {
		run = await retry(engine, saved, run);
	}
	return run;
}

/** The messages that the node's last run gave. */
export const sidsOf = (run: IRun) =>
	jsonOf(run, twilioNodeName).map(({ sid }) => (typeof sid === 'string' ? sid : ''));

/** How each item of a node that continues has ended: "accepted", or as its error says. */
export function outcomesOf(run: IRun): unknown[] {
	return jsonOf(run, twilioNodeName).map(({ details }) => {
		if (details === undefined) return 'accepted';
		return typeof details === 'object' && details !== null && 'outcome' in details
			? details.outcome
			: 'without an outcome';
	});
}

/** How many of these things are such. */
export const count = <Value>(values: readonly Value[], isSuch: (value: Value) => boolean) =>
	values.filter(isSuch).length;

/** How many messages each person has got. */
export function messagesByPerson(standIn: TwilioStandIn): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { to } of standIn.messages()) counts[to] = (counts[to] ?? 0) + 1;
	return counts;
}

/** What `messagesByPerson` gives when each of these has got one. */
export const onceEach = (people: ReadonlyArray<{ to: string }>) =>
	Object.fromEntries(people.map(({ to }) => [to, 1]));

/** How many requests wanted to create a message. */
export const creationsAt = ({ requests }: TwilioStandIn) => requests.filter(creating()).length;

/** How many requests asked for something. */
export const readsAt = ({ requests }: TwilioStandIn) =>
	count(requests, ({ method }) => method === 'GET');

export const minute = 60_000;

let people = 0;

/** A number that no other test of the file texts: what is in doubt about one person is nothing to the next test. */
export const somebody = () => `+1415555${String(3000 + people++)}`;

/** Waits in real time. */
export const wait = (milliseconds: number) =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
