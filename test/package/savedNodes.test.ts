import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Engine } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { savedNodes, type SavedNode } from './saved/savedNodes';
import { sentBy } from './saved/sentBy';

const twilio = setUpTwilio();
const file = resolve(__dirname, 'saved/requestsOf010.json');
const kept = z.record(z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')));

/** A built 0.1.0, such as of its commit: writes anew what it asks for. */
const directory = process.env.RECORD_FROM;

test('saved nodes ask Twilio for what they asked for in 0.1.0; RECORD_FROM=… writes that anew', async () => {
	const engine = directory === undefined ? twilio.engine : await Engine.start(directory);
	const asked: Record<string, string[]> = {};
	for (const node of savedNodes) asked[node.name] = await sentBy(engine, twilio.standIn, node);
	if (directory !== undefined) writeFileSync(file, `${JSON.stringify(asked, undefined, '\t')}\n`);
	else expect(asked).toEqual(kept);
	const count = Object.values(asked).flat().length;
	process.stdout.write(`Saved nodes: ${savedNodes.length}, with ${count} requests as in 0.1.0\n`);
	expect(count).toBeGreaterThan(200);
});

/** What 0.1.0 could save: `message.sendSms` → `options.attempt`, with what can be chosen there. */
const storedForm = z
	.record(z.array(z.string()))
	.parse(JSON.parse(readFileSync(resolve(__dirname, 'storedForm.json'), 'utf8')));

/** The paths of a saved node's parameters, such as `options.attempt`. */
function pathsOf({ parameters }: SavedNode): string[] {
	return Object.entries(parameters).flatMap(([name, value]) =>
		['options', 'filters'].includes(name) && typeof value === 'object' && value !== null
			? Object.keys(value).map((option) => `${name}.${option}`)
			: [name],
	);
}

test('there is a saved node for each operation of 0.1.0, and for each field and option of it', () => {
	const set = new Set(
		savedNodes.flatMap((node) => {
			const { resource, operation } = z
				.object({ resource: z.string().default('message'), operation: z.string() })
				.parse(node.parameters);
			return pathsOf(node).map((path) => `${resource}.${operation} ${path}`);
		}),
	);
	const missing = Object.entries(storedForm).flatMap(([key, facts]) => {
		const [versions = '', places = ''] = key.split(': ');
		if (!versions.split(' ').includes('1') || places.startsWith('twilioMessaging')) return [];
		const paths = facts.flatMap((fact) => /^([\w.]+): \w+ = /.exec(fact)?.[1] ?? []);
		return (
			places
				.split(' ')
				.flatMap((place) => paths.map((path) => `${place} ${path}`))
				// A collection is tried by what is in it, and a file of the workflow in the whole of n8n.
				.filter((each) => !/ (options|filters|binaryPropertyName)$/.test(each) && !set.has(each))
		);
	});
	expect(missing).toEqual([]);
});
