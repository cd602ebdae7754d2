import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How npm is run. */
export interface NpmOptions {
	/** The folder it works in. */
	readonly folder: string;
	readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Runs npm to its end.
 *
 * @param task what it is to do, for the error when it fails
 */
export async function runNpm(
	task: string,
	words: readonly string[],
	{ folder, environment = {} }: NpmOptions,
): Promise<void> {
	// Under npm its own script is known; on Windows only that can be started without a shell.
	const script = process.env.npm_execpath;
	const isKnown = script?.endsWith('.js') === true;
	const said: Buffer[] = [];
	const npm = spawn(isKnown ? process.execPath : 'npm', [...(isKnown ? [script] : []), ...words], {
		cwd: folder,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const stream of [npm.stdout, npm.stderr])
		stream.on('data', (piece: Buffer) => {
			said.push(piece);
		});
	const ending: unknown[] = await once(npm, 'close');
	if (ending[0] === 0) return;
	// What is wrong comes first, how npm is used after it.
	const reason = Buffer.concat(said).toString().trim().split('\n').slice(0, 20).join('\n');
	throw new Error(`${task} failed. Is the npm registry reachable? npm said:\n${reason}`);
}
