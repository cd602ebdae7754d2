import { join } from 'node:path';
import { installN8n } from './installation';
import { Service } from './queue/service';
import type { Stoppable } from './queue/stopList';

const lock = `
	const { DatabaseSync } = require('node:sqlite');
	const database = new DatabaseSync(process.argv[1]);
	database.exec('PRAGMA busy_timeout = 20000; BEGIN IMMEDIATE');
	console.log('locked');
	setInterval(() => database, 1000);
`;

/**
 * Until it is stopped, n8n can read its SQLite database and not write to it, as on a full disk.
 *
 * @param userFolder n8n's `N8N_USER_FOLDER`
 */
export async function lockDatabase(userFolder: string): Promise<Stoppable> {
	// n8n's own Node has SQLite built in.
	const { node } = await installN8n();
	return await Service.start({
		program: node,
		words: ['-e', lock, join(userFolder, '.n8n/database.sqlite')],
		log: join(userFolder, 'lock.log'),
		readyWhen: /locked/,
	});
}
