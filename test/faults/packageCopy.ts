import { cpSync, mkdtempSync, readFileSync, symlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { repositoryRoot } from '../engine/packageNodes';

/** A piece of the built code, and what to put in its place. */
export interface Replacement {
	/** In `dist/nodes/`. */
	readonly file: string;
	readonly piece: string;
	readonly by: string;
}

/** A copy of the built package: loaded from there, it shares nothing with the original. */
export interface PackageCopy {
	readonly directory: string;
	readonly remove: () => void;
}

/**
 * Copies the built package, and changes the copy.
 *
 * @throws Error when a piece to replace is not there exactly once, or what it becomes is no JavaScript
 */
export function copyPackage(replacements: readonly Replacement[] = []): PackageCopy {
	const directory = mkdtempSync(join(tmpdir(), 'n8n-nodes-twilio-messaging-copy-'));
	for (const part of ['dist', 'package.json']) {
		cpSync(resolve(repositoryRoot, part), join(directory, part), { recursive: true });
	}
	// What n8n brings along is found beside the package.
	symlinkSync(resolve(repositoryRoot, 'node_modules'), join(directory, 'node_modules'));
	for (const { file, piece, by } of replacements) {
		const path = join(directory, 'dist/nodes', file);
		const parts = readFileSync(path, 'utf8').split(piece);
		if (parts.length !== 2) throw new Error(`${file} does not hold this once: ${piece}`);
		const changed = parts.join(by);
		// What cannot be read fails, too, and proves nothing.
		new Script(changed, { filename: file });
		writeFileSync(path, changed);
	}
	return {
		directory,
		remove: () => {
			rmSync(directory, { recursive: true });
		},
	};
}
