import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { typeVersions } from '../../../nodes/TwilioMessaging/fields/reading/typeVersion';
import { operations } from '../../../nodes/TwilioMessaging/operations';
import { repositoryRoot } from '../../engine/packageNodes';
import { setUpTwilio } from '../../engine/setUpTwilio';
import { schemaOf } from './jsonSchema';
import { samples } from './outputSamples';

const twilio = setUpTwilio();
const names = operations.map(({ resource, value }) => `${resource}/${value}`);
const folder = 'nodes/TwilioMessaging/__schema__';

test('each operation has a sample', () => {
	expect(Object.keys(samples).sort()).toEqual([...names].sort());
});

test.each(names)(
	'%s gives what n8n shows before its first run; UPDATE_SCHEMAS=1 writes it',
	async (name) => {
		const schema = schemaOf((await samples[name]?.(twilio)) ?? []);
		const file = join(repositoryRoot, folder, `${name}.json`);
		if (process.env.UPDATE_SCHEMAS === '1') {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, `${JSON.stringify(schema)}\n`);
		}
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
		expect(schema).toHaveProperty('properties');
	},
);

// n8n asks for the very version of the node.
test.each(names)('%s is there for each version of the node', (name) => {
	for (const version of typeVersions) {
		const padded = [...String(version).split('.'), '0', '0'].slice(0, 3).join('.');
		const file = join(repositoryRoot, 'dist', folder, `v${padded}`, `${name}.json`);
		expect([file, existsSync(file)]).toEqual([file, true]);
	}
});
