import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderFor, installPackageSet } from '../tools/packageSet';
import { runNpm } from '../tools/npm';

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

/** Outside the repository, so that every clone on this machine uses the same 2 GB. */
function cacheFolder(): string {
	const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-twilio-messaging');
}

/** Installs the pinned n8n, with the Node that it needs, unless that was done before. */
export async function installN8n(): Promise<N8nInstallation> {
	const folder = folderFor(source, cacheFolder(), 'n8n');
	await installPackageSet({
		description: 'n8n itself (once for all clones; 2 GB, some five minutes)',
		source,
		folder,
		finish: buildBinding,
	});
	return { node: nodeIn(folder), n8n: join(folder, 'node_modules/n8n/bin/n8n') };
}

/** Nothing but SQLite's binding needs its install script. */
async function buildBinding(folder: string): Promise<void> {
	const node = nodeIn(folder);
	const home = dirname(dirname(node));
	const hasHeaders = existsSync(join(home, 'include/node/node.h'));
	await runNpm(
		'Building the binding of SQLite',
		['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'],
		{
			folder,
			environment: {
				PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
				...(hasHeaders && { npm_config_nodedir: home }),
			},
		},
	);
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
