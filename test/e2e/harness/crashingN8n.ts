import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { N8nApi, SavedWorkflow } from '../../n8n/api';
import { installN8n, type N8nInstallation } from '../../n8n/installation';
import { N8nProcess } from '../../n8n/n8nProcess';
import { signInWithCredential } from '../../n8n/playground';
import { startTwilioStandIn, type TwilioStandIn } from '../../twilio-stand-in/server';
import { copyPrepared } from './preparedFolder';
import { workflowByHand, type ByHand } from './workflowByHand';

/** n8n with its database in a file, whose process is killed and started again. */
export class CrashingN8n {
	private constructor(
		private readonly installation: N8nInstallation,
		private readonly userFolder: string,
		readonly standIn: TwilioStandIn,
		private running: { n8n: N8nProcess; api: N8nApi; credential: string },
	) {}

	static async start(userFolder: string, say: (step: string) => void): Promise<CrashingN8n> {
		const installation = await installN8n();
		await copyPrepared(userFolder);
		const standIn = await startTwilioStandIn();
		say('Starting n8n');
		const running = await startIn(installation, userFolder, standIn, {});
		return new CrashingN8n(installation, userFolder, standIn, running);
	}

	get api(): N8nApi {
		return this.running.api;
	}

	get credential(): string {
		return this.running.credential;
	}

	get url(): string {
		return this.running.n8n.url;
	}

	/** Kills the process in the middle of whatever it does, and starts another one. */
	async crash(environment: NodeJS.ProcessEnv = {}): Promise<void> {
		await this.running.n8n.kill();
		await this.#startAgain(environment);
	}

	/** Stops it as a service manager does, and starts another one. */
	async restart(environment: NodeJS.ProcessEnv = {}): Promise<void> {
		await this.running.n8n.stop();
		await this.#startAgain(environment);
	}

	async stop(): Promise<void> {
		await this.running.n8n.stop();
		await this.standIn.close();
	}

	async #startAgain(environment: NodeJS.ProcessEnv): Promise<void> {
		this.running = await startIn(this.installation, this.userFolder, this.standIn, environment);
	}
}

async function startIn(
	installation: N8nInstallation,
	userFolder: string,
	standIn: TwilioStandIn,
	environment: NodeJS.ProcessEnv,
) {
	const n8n = await N8nProcess.start(installation, { userFolder, environment });
	return { n8n, ...(await signInWithCredential(n8n.url, standIn)) };
}

/** A person selects Stop. */
export async function stopExecution(api: N8nApi, id: string): Promise<void> {
	await api.ask('POST', `/rest/executions/${id}/stop`, z.unknown(), {});
}

/** Waits until something is so, for a minute at the most. */
export async function until(isSo: () => boolean): Promise<void> {
	const latest = Date.now() + 60_000;
	while (!isSo()) {
		if (Date.now() > latest) throw new Error('It did not come to that within a minute');
		await pause(5);
	}
}

/** How many people got so many messages, e.g. `{ 1: 1000 }`. */
export function peopleByCount(standIn: TwilioStandIn): Record<number, number> {
	const byPerson = new Map<string, number>();
	for (const { to } of standIn.messages()) byPerson.set(to, (byPerson.get(to) ?? 0) + 1);
	const counts: Record<number, number> = {};
	for (const count of byPerson.values()) counts[count] = (counts[count] ?? 0) + 1;
	return counts;
}

/** The saved workflow, ready to be started. */
export async function save(
	n8n: CrashingN8n,
	path: string,
	how: Omit<ByHand, 'credential'>,
): Promise<SavedWorkflow> {
	return await n8n.api.createWorkflow(workflowByHand(path, { ...how, credential: n8n.credential }));
}
