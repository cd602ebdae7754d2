import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { SystemUser } from './unprivileged';

/** How a program is started that serves until it is stopped. */
export interface ServiceStart {
	readonly program: string;
	readonly words: readonly string[];
	/** What it writes goes there. */
	readonly log: string;
	/** What it writes when it is ready. */
	readonly readyWhen: RegExp;
	/** What it reads from its standard input. */
	readonly input?: string;
	/** Whom it runs as; as we do, if nobody is given. */
	readonly user?: SystemUser | undefined;
}

/** A service that n8n is told of by its environment. */
export interface Backend {
	readonly environment: NodeJS.ProcessEnv;
	stop(): Promise<void>;
}

const mostMillisecondsToStart = 30_000;
const mostMillisecondsToStop = 10_000;

/** A running program. It is a child of ours and in our group, so that Ctrl-C ends it too. */
export class Service {
	private constructor(
		private readonly child: ChildProcess,
		private readonly how: ServiceStart,
	) {
		this.#ended = once(child, 'exit');
	}

	readonly #ended: Promise<unknown>;

	/** Starts a program and waits until it is ready. */
	static async start(how: ServiceStart): Promise<Service> {
		const output = openSync(how.log, 'a');
		const child = spawn(how.program, how.words, {
			stdio: ['pipe', output, output],
			cwd: '/',
			...how.user,
		});
		closeSync(output);
		child.stdin?.end(how.input);
		const service = new Service(child, how);
		await service.#becomeReady();
		return service;
	}

	/** Stops it; it may end what it is at. */
	async stop(): Promise<void> {
		if (this.#hasEnded()) return;
		this.child.kill('SIGINT');
		const late = pause(mostMillisecondsToStop, 'late', { ref: false });
		if ((await Promise.race([this.#ended, late])) === 'late') this.child.kill('SIGKILL');
		await this.#ended;
	}

	async #becomeReady(): Promise<void> {
		const latest = Date.now() + mostMillisecondsToStart;
		while (!this.how.readyWhen.test(this.#said())) {
			if (this.#hasEnded() || Date.now() > latest) {
				await this.stop();
				throw new Error(`${this.how.program} did not start. It said:\n${this.#said()}`);
			}
			await pause(50);
		}
	}

	#said(): string {
		return readFileSync(this.how.log, 'utf8');
	}

	#hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}
