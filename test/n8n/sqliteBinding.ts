import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm } from '../tools/npm';

/**
 * Builds the one thing in n8n that needs its install script.
 *
 * @param folder where n8n is installed
 * @param node the program that n8n is going to run in
 */
export async function buildSqliteBinding(folder: string, node: string): Promise<void> {
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
