import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './freePort';
import type { N8nInstallation } from './installation';

/** What n8n is started with. */
export interface N8nStart {
	/** Its database, key, nodes and log are kept here. */
	readonly userFolder: string;
	/** One that is free, if none is given. */
	readonly port?: number;
	/** `start` unless told otherwise. */
	readonly command?: 'start' | 'worker' | 'webhook';
	/** Settings that differ from those below. */
	readonly environment?: NodeJS.ProcessEnv;
}

const mostMillisecondsToStart = 180_000;
const mostMillisecondsToStop = 20_000;

/** n8n as a person has it at home, but silent to the outside. */
async function settings(userFolder: string, port: number): Promise<NodeJS.ProcessEnv> {
	return {
		// Tests run in "test", in which n8n says nothing and does less.
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// What webhooks tell others to be their address begins with it.
		N8N_HOST: '127.0.0.1',
		// A worker listens only to be asked whether it is ready.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_RESTRICT_FILE_ACCESS_TO: join(userFolder, 'files'),
		N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PUBLIC_API_DISABLED: 'true',
		GENERIC_TIMEZONE: 'Europe/Berlin',
	};
}

/** Whoever runs an n8n of their own may have settings for it: its database is none of our business. */
function withoutN8nSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const ofN8n = /^(N8N|DB|QUEUE|EXECUTIONS|WEBHOOK|CREDENTIALS|GENERIC|WORKFLOWS|NODES|OFFLOAD)_/;
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !ofN8n.test(name)));
}

const running = new Set<ChildProcess>();

function endAll(): void {
	for (const child of running) child.kill('SIGKILL');
}

/** Being in a group of its own, it would outlive an interrupted test. */
function endWithUs(child: ChildProcess): void {
	if (running.size === 0) process.once('exit', endAll);
	running.add(child);
	child.once('exit', () => {
		running.delete(child);
		if (running.size === 0) process.removeListener('exit', endAll);
	});
}

/** A running n8n. */
export class N8nProcess {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		private readonly log: string,
	) {
		this.ended = once(child, 'exit');
	}

	/** Settled when it has ended, for whatever reason. */
	readonly ended: Promise<unknown>;

	/** Starts n8n and waits until it is ready. */
	static async start({ node, n8n }: N8nInstallation, how: N8nStart): Promise<N8nProcess> {
		const { userFolder, command = 'start' } = how;
		const port = how.port ?? (await freePort());
		mkdirSync(join(userFolder, 'files'), { recursive: true });
		const log = join(userFolder, `${command}-${port}.log`);
		const output = openSync(log, 'a');
		const child = spawn(node, [n8n, command], {
			// In a group of its own, Ctrl-C reaches it through us alone.
			detached: true,
			stdio: ['ignore', output, output],
			env: {
				...withoutN8nSettings(process.env),
				...(await settings(userFolder, port)),
				...how.environment,
			},
		});
		endWithUs(child);
		closeSync(output);
		const started = new N8nProcess(child, `http://127.0.0.1:${port}`, log);
		await started.#becomeReady();
		return started;
	}

	/** What it has written so far. */
	said(): string {
		return readFileSync(this.log, 'utf8');
	}

	/** Stops n8n as a service manager does: it may end what it is at. */
	async stop(): Promise<void> {
		if (this.#hasEnded()) return;
		this.child.kill('SIGTERM');
		const late = pause(mostMillisecondsToStop, 'late', { ref: false });
		if ((await Promise.race([this.ended, late])) === 'late') await this.kill();
	}

	/** Kills n8n in the middle of whatever it does. */
	async kill(): Promise<void> {
		if (this.#hasEnded()) return;
		this.child.kill('SIGKILL');
		await this.ended;
	}

	async #becomeReady(): Promise<void> {
		const latest = Date.now() + mostMillisecondsToStart;
		while (!(await this.#isReady())) {
			if (this.#hasEnded() || Date.now() > latest) {
				await this.kill();
				throw new Error(`n8n did not start. It said:\n${lastLines(this.said())}`);
			}
			await pause(200);
		}
	}

	async #isReady(): Promise<boolean> {
		const answer = await fetch(`${this.url}/healthz/readiness`).catch(() => undefined);
		return answer?.ok === true;
	}

	#hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}

function lastLines(text: string): string {
	return text.trim().split('\n').slice(-30).join('\n');
}
