import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const benchFolder = resolve(__dirname, '..');
export const repositoryFolder = resolve(benchFolder, '../..');
export const cacheFolder = join(repositoryFolder, '.cache/bench');

/** A set of packages that only the benchmark needs. */
export interface PackageSet {
	/** Where its package.json and lock file lie. */
	readonly source: string;
	/** Where it is installed: each version of the lock file has a folder of its own. */
	readonly folder: string;
}

/** @param name a folder of test/bench */
export function packageSet(name: 'nodes-base' | 'chart'): PackageSet {
	const source = join(benchFolder, name);
	const lock = readFileSync(join(source, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	return { source, folder: join(cacheFolder, `${name}-${hash}`) };
}

/** Where n8n's own nodes are installed. */
export function nodesBaseFolder(): string {
	return packageSet('nodes-base').folder;
}
