import { join, resolve } from 'node:path';
import { folderFor } from '../../tools/packageSet';

const benchFolder = resolve(__dirname, '..');
export const repositoryFolder = resolve(benchFolder, '../..');
export const cacheFolder = join(repositoryFolder, '.cache/bench');

/** Where the benchmark's package.json and lock files lie. */
export const sources = {
	nodesBase: join(benchFolder, 'nodes-base'),
	chart: join(benchFolder, 'chart'),
};

/** Where n8n's own nodes are installed. */
export function nodesBaseFolder(): string {
	return folderFor(sources.nodesBase, cacheFolder, 'nodes-base');
}

/** Where what draws the chart is installed. */
export function chartFolder(): string {
	return folderFor(sources.chart, cacheFolder, 'chart');
}
