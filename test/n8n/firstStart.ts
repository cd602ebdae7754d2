import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installOnce } from '../tools/packageSet';
import { N8nApi } from './api';
import type { N8nInstallation } from './installation';
import { N8nProcess } from './n8nProcess';

/**
 * A user folder that n8n was started in once: its tables are there, and its owner. Creating them takes longer
 * than everything else of a start. Made once for each installation; a copy is to be used, not the folder itself.
 *
 * @returns the folder that holds `.n8n`
 */
export async function folderOfFirstStart(installation: N8nInstallation): Promise<string> {
	const folder = `${resolve(installation.n8n, '../../../..')}-started-${hashOfSources()}`;
	await installOnce(folder, 'n8n’s tables (once; a minute)', async () => {
		const n8n = await N8nProcess.start(installation, { userFolder: folder });
		try {
			await N8nApi.signIn(n8n.url);
		} finally {
			await n8n.stop();
		}
	});
	return folder;
}

/** Who the owner is, and how n8n is started, may change. */
function hashOfSources(): string {
	const hash = createHash('sha256');
	for (const file of ['api.ts', 'n8nProcess.ts', 'firstStart.ts'])
		hash.update(readFileSync(join(__dirname, file)));
	return hash.digest('hex').slice(0, 8);
}
