import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm';
import { oneAtATime } from './oneAtATime';
import { showProgress } from './progress';

/** Packages that only some tests need, with a package.json and a lock file of their own. */
export interface PackageSet {
	/** What is installed, what it costs and how long it takes, e.g. `n8n (once; 2 GB, three minutes)`. */
	readonly description: string;
	/** Where its package.json, lock file and .npmrc lie. */
	readonly source: string;
	/** Where it is installed: each version of the lock file has a folder of its own. */
	readonly folder: string;
	/** What is to be done after npm has installed it, such as building a binding. */
	finish?(folder: string): Promise<void>;
}

const files = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * The folder for a set of packages.
 *
 * @param source where its lock file lies
 * @param cache the folder that holds all versions of it
 */
export function folderFor(source: string, cache: string, name: string): string {
	const lock = readFileSync(join(source, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	return join(cache, `${name}-${hash}`);
}

/** Installs a set of packages from its lock file, unless that was done before. */
export async function installPackageSet(set: PackageSet): Promise<void> {
	const { source, folder, description } = set;
	await installOnce(folder, description, async () => {
		for (const file of files) copyFileSync(join(source, file), join(folder, file));
		await runNpm('The installation', ['ci', '--loglevel=error'], { folder });
		await set.finish?.(folder);
	});
}

/**
 * Installs something into a folder of its own, unless that was done before.
 *
 * @param description what it is, what it costs and how long it takes
 */
export async function installOnce(
	folder: string,
	description: string,
	install: () => Promise<void>,
): Promise<void> {
	const marker = join(folder, '.installed');
	if (existsSync(marker)) return;
	await showProgress(`Installing ${description}`, async () => {
		await oneAtATime(`${folder}.lock`, async () => {
			// Another process may have done it meanwhile.
			if (existsSync(marker)) return;
			rmSync(folder, { recursive: true, force: true });
			mkdirSync(folder, { recursive: true });
			await install();
			writeFileSync(marker, '');
		});
	});
}
