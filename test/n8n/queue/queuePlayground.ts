import type { TwilioStandIn } from '../../twilio-stand-in/server';
import { N8nApi } from '../api';
import type { N8nProcess } from '../n8nProcess';
import { startParts, type Parts, type QueueSettings } from './parts';
import { StopList } from './stopList';

/** n8n in queue mode with this package in it, and the local Twilio that its credential leads to. */
export class QueuePlayground {
	private constructor(private readonly parts: Parts) {}

	static async start(settings: QueueSettings): Promise<QueuePlayground> {
		const stops = new StopList();
		try {
			return new QueuePlayground(await startParts(settings, stops));
		} catch (error) {
			await stops.stopAll();
			throw error;
		}
	}

	get standIn(): TwilioStandIn {
		return this.parts.standIn;
	}

	/** The main process as it was started first; `restartMain` gives the address of the next. */
	get main(): N8nProcess {
		return this.parts.main;
	}

	/** Takes the calls of webhooks, and puts executions into the queue. */
	get webhooks(): N8nProcess {
		return this.parts.webhooks;
	}

	/** Those that were ever started: they take executions out of the queue and run them. */
	get workers(): readonly N8nProcess[] {
		return this.parts.workers;
	}

	/** Asks the first main process. */
	get api(): N8nApi {
		return this.parts.api;
	}

	/** The id of the Twilio credential. */
	get credential(): string {
		return this.parts.credential;
	}

	/** Starts the main process that has ended once more, and asks that one. */
	async restartMain(environment: NodeJS.ProcessEnv = {}): Promise<N8nApi> {
		const main = await this.parts.fleet.start('start', 'main', environment);
		return await N8nApi.signIn(main.url);
	}

	/** Starts one more worker, as Docker does when one has ended. */
	async addWorker(): Promise<void> {
		const { fleet, workers } = this.parts;
		workers.push(await fleet.start('worker', `worker-${workers.length + 1}`));
	}

	async stop(): Promise<void> {
		await this.parts.stops.stopAll();
	}
}
