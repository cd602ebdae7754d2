import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n, type N8nInstallation } from '../../n8n/installation';
import { Playground } from '../../n8n/playground';
import { buildSqliteBinding } from '../../n8n/sqliteBinding';
import { installVersions } from '../installVersions';
import type { Release } from '../releases';
import { tasks } from './tasks';

const runFile = promisify(execFile);

/** How the whole of an n8n got on with the package. */
export interface WholeResult {
	/** The Node that it ran in. */
	readonly node: string;
	/** What went wrong, if anything did. */
	readonly failure?: string;
}

/** Starts a release with the package installed, and has it carry out the tasks. */
export async function tryWhole(release: Release): Promise<WholeResult> {
	const pinned = await installN8n();
	const n8n = release.whole === 'pinned' ? pinned : await installRelease(release.n8n, pinned.node);
	const { stdout } = await runFile(n8n.node, ['--version']);
	const node = stdout.trim().replace(/^v/, '');
	try {
		await tryTasks(n8n);
		return { node };
	} catch (error) {
		return { node, failure: error instanceof Error ? error.message : String(error) };
	}
}

/** Installs an n8n without a Node of its own. */
async function installRelease(version: string, node: string): Promise<N8nInstallation> {
	const folder = await installVersions({
		name: 'matrix-n8n',
		description: `n8n ${version} (once; about 2 GB, some five minutes)`,
		dependencies: { n8n: version },
		overrides: {
			// The newest asks for more than this n8n's @langchain/core has.
			'@langchain/langgraph-checkpoint': '1.0.0',
			// n8n takes it from a server that is no npm registry; its Spreadsheet File node alone needs it.
			xlsx: '0.18.5',
		},
		finish: (installed) => buildSqliteBinding(installed, node),
	});
	return { node, n8n: join(folder, 'node_modules/n8n/bin/n8n') };
}

async function tryTasks(n8n: N8nInstallation): Promise<void> {
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-'));
	const say = (step: string) => {
		console.log(`  ${step}`);
	};
	try {
		const playground = await Playground.start({ n8n, userFolder, say });
		try {
			for (const { name, carryOut } of tasks) {
				say(name);
				await carryOut(playground);
			}
		} finally {
			await playground.stop();
		}
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}
