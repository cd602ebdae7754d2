import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runNpm } from '../tools/npm';

const repositoryFolder = resolve(__dirname, '../..');

/**
 * Installs this package into n8n as a person does who has its tarball. The package has to be built.
 *
 * @param userFolder n8n's `N8N_USER_FOLDER`
 */
export async function installThisPackage(userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n/nodes');
	const packed = join(userFolder, 'packed');
	rmSync(packed, { recursive: true, force: true });
	mkdirSync(packed, { recursive: true });
	await runNpm(
		'Packing this package',
		['pack', '--ignore-scripts', '--silent', '--pack-destination', packed],
		{ folder: repositoryFolder },
	);
	const [tarball] = readdirSync(packed);
	if (tarball === undefined) throw new Error('npm packed nothing');
	// npm keeps what it installed before under the same version.
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	// n8n brings n8n-workflow, the only peer.
	const words = ['install', join(packed, tarball), '--omit=peer', '--ignore-scripts'];
	await runNpm('Installing this package into n8n', [...words, '--loglevel=error'], { folder });
}
