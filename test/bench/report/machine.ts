import { availableParallelism } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nodesBaseFolder, repositoryFolder } from '../install/folders';

const packageSchema = z.object({ version: z.string() });

function versionOf(folder: string, name: string): string {
	const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
	return packageSchema.parse(JSON.parse(text)).version;
}

/** What the figures were measured on and with. */
export function machine(): Readonly<Record<string, string | number>> {
	return {
		node: process.version,
		system: `${process.platform} ${process.arch}`,
		cores: availableParallelism(),
		'n8n-core': versionOf(repositoryFolder, 'n8n-core'),
		'n8n-nodes-base': versionOf(nodesBaseFolder(), 'n8n-nodes-base'),
		twilio: versionOf(repositoryFolder, 'twilio'),
	};
}
