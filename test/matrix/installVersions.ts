import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../tools/npm';
import { installOnce } from '../tools/packageSet';
import { sharedCache } from '../tools/sharedCache';

/** Exact versions of packages, without a lock file: what they depend on is the newest that they allow. */
export interface Versions {
	readonly name: string;
	/** What it costs and how long it takes. */
	readonly description: string;
	readonly dependencies: Readonly<Record<string, string>>;
	readonly overrides?: Readonly<Record<string, string>>;
	/** What is to be done after npm has installed it. */
	finish?(folder: string): Promise<void>;
}

const words = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-package-lock'];

/**
 * Installs them, unless that was done before.
 *
 * @returns where they are
 */
export async function installVersions(versions: Versions): Promise<string> {
	const { name, description, dependencies, overrides = {} } = versions;
	const manifest = JSON.stringify({ name, private: true, dependencies, overrides }, undefined, 2);
	const hash = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
	const folder = join(sharedCache(), `${name}-${hash}`);
	await installOnce(folder, description, async () => {
		writeFileSync(join(folder, 'package.json'), manifest);
		await runNpm('The installation', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
			folder,
		});
		await versions.finish?.(folder);
	});
	return folder;
}
