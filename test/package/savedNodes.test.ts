import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Engine } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { savedNodes } from './saved/savedNodes';
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
