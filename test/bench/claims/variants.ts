import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const packageName = 'n8n-nodes-twilio-messaging';
const source = 'dist/nodes/TwilioMessaging/execute/claims.js';

/** Copies of this package in one n8n, each under a name of its own. */
const changes = {
	asIs: { name: packageName },
	withoutClaims: {
		name: `${packageName}-without-claims`,
		piece: 'if (!executionId || !workflowId)',
		by: 'if (true)',
	},
	metered: {
		name: `${packageName}-metered`,
		piece: 'store: storeOf(context),',
		by: `store: require(${JSON.stringify(join(__dirname, 'meter.mjs'))}).metered(storeOf(context)),`,
	},
} as const;

export type Variant = keyof typeof changes;

/** The type of the action node in a workflow. */
export const nodeTypeOf = (variant: Variant) => `${changes[variant].name}.twilioMessaging`;

/** Puts the copies beside the package that is installed already. */
export function installVariants(userFolder: string): void {
	const folder = join(userFolder, '.n8n/nodes/node_modules');
	const original = join(folder, packageName);
	for (const change of Object.values(changes)) {
		if (!('piece' in change)) continue;
		const copy = join(folder, change.name);
		cpSync(original, copy, { recursive: true, dereference: true });
		const file = join(copy, source);
		const parts = readFileSync(file, 'utf8').split(change.piece);
		if (parts.length !== 2) throw new Error(`${source} does not hold this once: ${change.piece}`);
		writeFileSync(file, parts.join(change.by));
		const described = join(copy, 'package.json');
		const description = z.record(z.unknown()).parse(JSON.parse(readFileSync(described, 'utf8')));
		writeFileSync(described, JSON.stringify({ ...description, name: change.name }));
	}
}
