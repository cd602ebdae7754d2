import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodesBaseFolder, packageSet, repositoryFolder } from './folders';

const files = ['package.json', 'package-lock.json', '.npmrc'];
const secondsBetweenSigns = 15;

/** Installs a set of packages from its lock file, unless that was done before. */
async function install(name: 'nodes-base' | 'chart', announcement: string): Promise<string> {
	const { source, folder } = packageSet(name);
	const marker = join(folder, '.installed');
	if (existsSync(marker)) return folder;
	console.log(`  Installing ${announcement}`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of files) copyFileSync(join(source, file), join(folder, file));
	const startedAt = Date.now();
	const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0);
	const signs = setInterval(() => {
		console.log(`    still installing (${seconds()} s)`);
	}, secondsBetweenSigns * 1000);
	try {
		await npmInstall(folder);
	} finally {
		clearInterval(signs);
	}
	writeFileSync(marker, '');
	console.log(`    installed in ${seconds()} s`);
	return folder;
}

async function npmInstall(folder: string): Promise<void> {
	// Under npm its own script is known; on Windows only that can be started without a shell.
	const script = process.env.npm_execpath;
	const isKnown = script?.endsWith('.js') === true;
	const words = [...(isKnown ? [script] : []), 'ci', '--loglevel=error'];
	const npm = spawn(isKnown ? process.execPath : 'npm', words, {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const ending: unknown[] = await once(npm, 'close');
	if (ending[0] !== 0) throw new Error('The installation failed. Is the npm registry reachable?');
}

/** Installs n8n's own nodes. */
export async function installNodesBase(): Promise<void> {
	await install('nodes-base', 'n8n-nodes-base (once; about 790 MB, a minute or two)');
	// As in n8n itself, all nodes and the engine share one n8n-workflow: they check each other's classes.
	const theirs = join(nodesBaseFolder(), 'node_modules/n8n-workflow');
	rmSync(theirs, { recursive: true, force: true });
	symlinkSync(join(repositoryFolder, 'node_modules/n8n-workflow'), theirs, 'junction');
}

/**
 * Installs what draws the chart.
 *
 * @returns the program that turns a Vega-Lite specification into SVG
 */
export async function installChartDrawer(): Promise<string> {
	const folder = await install('chart', 'the chart drawer (once; 30 MB)');
	const drawer = join(folder, 'draw.mjs');
	copyFileSync(join(packageSet('chart').source, 'draw.mjs'), drawer);
	return drawer;
}
