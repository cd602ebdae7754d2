import { copyFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installPackageSet } from '../../tools/packageSet';
import { chartFolder, nodesBaseFolder, repositoryFolder, sources } from './folders';

/** Installs n8n's own nodes. */
export async function installNodesBase(): Promise<void> {
	const folder = nodesBaseFolder();
	await installPackageSet({
		description: 'n8n-nodes-base (once; about 790 MB, a minute or two)',
		source: sources.nodesBase,
		folder,
	});
	// As in n8n itself, all nodes and the engine share one n8n-workflow: they check each other's classes.
	const theirs = join(folder, 'node_modules/n8n-workflow');
	rmSync(theirs, { recursive: true, force: true });
	symlinkSync(join(repositoryFolder, 'node_modules/n8n-workflow'), theirs, 'junction');
}

/**
 * Installs what draws the chart.
 *
 * @returns the program that turns a Vega-Lite specification into SVG
 */
export async function installChartDrawer(): Promise<string> {
	const folder = chartFolder();
	await installPackageSet({
		description: 'the chart drawer (once; 30 MB)',
		source: sources.chart,
		folder,
	});
	const drawer = join(folder, 'draw.mjs');
	copyFileSync(join(sources.chart, 'draw.mjs'), drawer);
	return drawer;
}
