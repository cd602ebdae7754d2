import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { oneAtATime } from './oneAtATime';
import { showProgress } from './progress';
import { sharedCache } from './sharedCache';

const runFile = promisify(execFile);
/** Without it, apt asks questions. */
const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** A program that tests need and npm cannot bring. */
export interface SystemProgram {
	readonly name: string;
	/** Where it may lie, the best first. */
	readonly places: () => ReadonlyArray<string | undefined>;
	/** What brings it on Debian. */
	readonly packages: readonly string[];
}

/**
 * Where a program lies. On a Debian on which we may install, it is installed when it is missing.
 *
 * @throws Error that says how to get it
 */
export async function findProgram(program: SystemProgram): Promise<string> {
	const found = present(program);
	if (found !== undefined) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await install(program);
	const installed = present(program);
	if (installed !== undefined) return installed;
	throw new Error(
		`${program.name} is missing. Install it (on Debian: apt-get install ${program.packages.join(' ')}) and run this again.`,
	);
}

function present({ places }: SystemProgram): string | undefined {
	return places().find((place): place is string => place !== undefined && existsSync(place));
}

async function install(program: SystemProgram): Promise<void> {
	const { name, packages } = program;
	await showProgress(`Installing ${name} (once; Debian's package)`, async () => {
		await oneAtATime(join(sharedCache(), 'debian.lock'), async () => {
			if (present(program) !== undefined) return;
			await runFile('apt-get', ['update', '-qq'], { env: environment });
			const words = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
			await runFile('apt-get', words, { env: environment, maxBuffer: 64 * 1024 * 1024 });
		});
	});
}
