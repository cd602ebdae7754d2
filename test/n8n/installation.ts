import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedCache } from '../tools/sharedCache';
import { folderFor, installPackageSet } from '../tools/packageSet';
import { buildSqliteBinding } from './sqliteBinding';

/** An n8n on this machine that can be started. */
export interface N8nInstallation {
	/** The program that n8n runs in. */
	readonly node: string;
	/** n8n's own program, a script. */
	readonly n8n: string;
}

const source = join(__dirname, 'packages');
/** The oldest that n8n runs in. */
const neededNode = 24;

/** Installs the pinned n8n, with the Node that it needs, unless that was done before. */
export async function installN8n(): Promise<N8nInstallation> {
	const folder = folderFor(source, sharedCache(), 'n8n');
	await installPackageSet({
		description: 'n8n itself (once for all clones; 2 GB, some five minutes)',
		source,
		folder,
		finish: (installed) => buildSqliteBinding(installed, nodeIn(installed)),
	});
	return { node: nodeIn(folder), n8n: join(folder, 'node_modules/n8n/bin/n8n') };
}

function nodeIn(folder: string): string {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const own = join(folder, `node_modules/node-${platform}-${process.arch}/bin`, name);
	if (existsSync(own)) return own;
	if (Number(process.versions.node.split('.')[0]) >= neededNode) return process.execPath;
	throw new Error(
		`n8n needs Node ${neededNode} or newer. There is none to be installed for ${platform} on ${process.arch}: run this with one of your own.`,
	);
}
