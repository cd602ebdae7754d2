import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { showProgress } from '../../tools/progress';
import { installVersions } from '../installVersions';
import type { Release } from '../releases';
import { readJestReport, type EngineResult } from './jestReport';

const repositoryFolder = resolve(__dirname, '../../..');

/** Where jest's whole report on each release is kept, to look into. */
export const reportsFolder = join(repositoryFolder, '.cache/matrix');

/** Runs the engine tests with a release's engine. */
export async function tryEngine({ n8n, core, workflow }: Release): Promise<EngineResult> {
	const engine = await installVersions({
		name: 'matrix-engine',
		description: `n8n-core ${core} and n8n-workflow ${workflow} (once; about 300 MB, a minute)`,
		dependencies: { 'n8n-core': core, 'n8n-workflow': workflow },
	});
	const report = join(reportsFolder, n8n);
	return await showProgress('Running the engine tests', () => runJest(engine, report));
}

async function runJest(engine: string, name: string): Promise<EngineResult> {
	const [report, log] = [`${name}.json`, `${name}.log`];
	mkdirSync(reportsFolder, { recursive: true });
	rmSync(report, { force: true });
	const output = openSync(log, 'w');
	const words = ['--config=jest.matrix.config.js', '--json', `--outputFile=${report}`];
	const jest = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...words], {
		cwd: repositoryFolder,
		env: { ...process.env, MATRIX_ENGINE: engine },
		stdio: ['ignore', output, output],
	});
	await once(jest, 'close');
	closeSync(output);
	if (!existsSync(report)) throw new Error(`Jest left no report:\n${readFileSync(log, 'utf8')}`);
	return readJestReport(report);
}
