import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';

/** A process of ours that is spoken with in turns: something is sent, something comes back. */
export class TalkingProcess {
	readonly #child: ChildProcess;

	/**
	 * @param file a TypeScript file
	 * @param words what it is started with
	 * @param nodeOptions what Node is started with
	 */
	constructor(file: string, words: readonly string[] = [], nodeOptions: readonly string[] = []) {
		this.#child = fork(file, words, { execArgv: [...process.execArgv, ...nodeOptions] });
	}

	/** Sends something and waits for what comes back. */
	async ask<Answer>(
		question: object,
		schema: z.ZodType<Answer>,
		milliseconds: number,
	): Promise<Answer> {
		const answer = this.receive(schema, milliseconds);
		this.#child.send(question);
		return await answer;
	}

	/** Waits for the next message. */
	async receive<Answer>(schema: z.ZodType<Answer>, milliseconds: number): Promise<Answer> {
		const settled = new AbortController();
		const signal = AbortSignal.any([settled.signal, AbortSignal.timeout(milliseconds)]);
		try {
			const ended = once(this.#child, 'exit', { signal }).then(() => {
				throw new Error('The process ended before it was done');
			});
			const words: unknown[] = await Promise.race([
				once(this.#child, 'message', { signal }),
				ended,
			]);
			return schema.parse(words[0]);
		} finally {
			settled.abort();
		}
	}

	/** Ends it, if it has not ended by itself. */
	async stop(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const ended = once(this.#child, 'exit');
		this.#child.kill('SIGKILL');
		await ended;
	}
}
