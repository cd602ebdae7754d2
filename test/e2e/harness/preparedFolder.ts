import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installThisPackage } from '../../n8n/community';
import { folderOfFirstStart } from '../../n8n/firstStart';
import { installN8n } from '../../n8n/installation';

/** Tells the files of tests, which run in processes of their own, where the folder is. */
const variable = 'PREPARED_USER_FOLDER';

/** Makes a user folder with n8n's tables, its owner and this package, of which each file of tests gets a copy. */
export async function prepareFolder(): Promise<void> {
	const started = await folderOfFirstStart(await installN8n());
	const folder = mkdtempSync(join(tmpdir(), 'n8n-prepared-'));
	process.env[variable] = folder;
	try {
		await cp(join(started, '.n8n'), join(folder, '.n8n'), { recursive: true });
		await installThisPackage(folder);
	} catch (error) {
		// Nothing is taken down that was not set up.
		removePreparedFolder();
		throw error;
	}
}

export function removePreparedFolder(): void {
	rmSync(prepared(), { recursive: true, force: true });
}

/** For an n8n that goes on from its first start. */
export async function copyPrepared(userFolder: string): Promise<void> {
	await copy('.n8n', userFolder);
}

/** For an n8n that has its tables elsewhere: the package alone. */
export async function copyPackage(userFolder: string): Promise<void> {
	await copy('.n8n/nodes', userFolder);
}

async function copy(path: string, userFolder: string): Promise<void> {
	await cp(join(prepared(), path), join(userFolder, path), { recursive: true });
}

function prepared(): string {
	const folder = process.env[variable];
	if (folder === undefined) throw new Error('jest.e2e.config.js prepares a folder first');
	return folder;
}
