import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';

/** The package as a person would get it from the registry. */
export interface PackedPackage {
	/** Where it lies unpacked. */
	readonly directory: string;
	readonly packedBytes: number;
	/** Its files, with forward slashes, in alphabetical order. */
	readonly files: readonly string[];
	remove(): void;
}

function npm(args: string[], cwd: string): string {
	// Under npm its own script is known; on Windows only that can be started without a shell.
	const script = process.env.npm_execpath;
	const command = script?.endsWith('.js') === true ? [process.execPath, script] : ['npm'];
	const [program = 'npm', ...first] = command;
	return execFileSync(program, [...first, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function filesIn(directory: string): string[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
		.sort();
}

/** Packs the repository as it would be published, and unpacks it where of all packages only n8n-workflow is found. */
export function packPackage(): PackedPackage {
	const folder = mkdtempSync(join(tmpdir(), 'packed-'));
	npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], repositoryRoot);
	const [tarball] = readdirSync(folder);
	if (tarball === undefined) throw new Error('npm packed nothing');
	execFileSync('tar', ['-xzf', tarball], { cwd: folder });
	mkdirSync(join(folder, 'node_modules'));
	symlinkSync(
		join(repositoryRoot, 'node_modules/n8n-workflow'),
		join(folder, 'node_modules/n8n-workflow'),
		'junction',
	);
	const directory = join(folder, 'package');
	return {
		directory,
		packedBytes: statSync(join(folder, tarball)).size,
		files: filesIn(directory),
		remove: () => {
			rmSync(folder, { recursive: true });
		},
	};
}
