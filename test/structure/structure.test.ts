import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { repositoryRoot } from '../engine/packageNodes';
import { rulesThatPointUp, wrongImports } from './checkImports';
import { folderRules } from './folderRules';
import { cellsIn, mapIn, mapTable, withMap } from './map';
import { importsOf, readSources } from './sources';

const sources = readSources();

test('every source imports only what its folder may import', () => {
	expect(sources.length).toBeGreaterThan(150);
	expect(sources.flatMap((source) => wrongImports(source, sources))).toEqual([]);
});

test('the rules have no arrow upwards, and so no circle', () => {
	expect(rulesThatPointUp()).toEqual([]);
});

test('every rule has sources', () => {
	const unused = folderRules.filter(
		({ folder }) => !sources.some(({ name }) => `${name}/`.startsWith(`${folder}/`)),
	);
	expect(unused.map(({ folder }) => folder)).toEqual([]);
});

test('no two sources share a name, but for index.ts', () => {
	const names = sources.map(({ name }) => basename(name)).filter((name) => name !== 'index');
	expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
});

/** Tables of data may be as long as what they list. */
const tables: ReadonlySet<string> = new Set([
	'nodes/twilio/message/createParameters',
	'nodes/twilio/values/countryNames',
]);

test('a source fits on two screens', () => {
	const long = sources.filter(({ name, lines }) => lines > 200 && !tables.has(name));
	expect(long.map(({ name, lines }) => `${name}.ts has ${lines} lines`)).toEqual([]);
});

describe('a wrong import', () => {
	const imported = (name: string, text: string) =>
		wrongImports({ name, lines: 1, imports: importsOf(name, text) }, sources);

	it.each([
		[
			'nodes/twilio/values/sid',
			"import { accountOf } from '../../connection/account';",
			'nodes/twilio/values may not import nodes/connection. Either nodes/twilio/values/sid.ts belongs in a folder that may (nodes/TwilioMessaging/execute, nodes/TwilioMessagingTrigger/receive, nodes/TwilioMessagingTrigger/registration, nodes/pickers, nodes/connection), or what it needs of nodes/connection/account.ts in one that all its users may import (nodes/twilio/values)',
		],
		[
			'nodes/TwilioMessaging/fields/message/body',
			"import { Retrier } from '../../dispatch/retry';",
			'nodes/TwilioMessaging/fields/message may not import nodes/TwilioMessaging/dispatch. Either nodes/TwilioMessaging/fields/message/body.ts belongs in a folder that may (nodes/TwilioMessaging/execute, nodes/TwilioMessaging/dispatch), or what it needs of nodes/TwilioMessaging/dispatch/retry.ts in one',
		],
		[
			'nodes/TwilioMessaging/dispatch/retry',
			"export { sms } from '../operations/sending/messageKinds';",
			'nodes/TwilioMessaging/dispatch may not import nodes/TwilioMessaging/operations/sending',
		],
		[
			'nodes/twilio/message/createMessage',
			"import type { IDataObject } from 'n8n-workflow';",
			'imports n8n-workflow: nodes/twilio/message may use twilio',
		],
		[
			'nodes/twilio/message/createMessage',
			"import twilio from 'twilio';",
			'imports * of twilio: nodes/twilio/message may use of it types only',
		],
		[
			'nodes/TwilioMessaging/execute/run',
			"import { sleep } from 'n8n-workflow';",
			'imports sleep of n8n-workflow: nodes/TwilioMessaging/execute may use of it its types, NodeOperationError',
		],
		[
			'nodes/TwilioMessaging/execute/run',
			"const { request } = require('node:https');",
			'imports node:https',
		],
		[
			'nodes/TwilioMessaging/call',
			"type Error = import('n8n-workflow').NodeApiError;",
			'imports n8n-workflow: nodes/TwilioMessaging/call may use no package',
		],
		[
			'nodes/TwilioMessaging/fields/message/body',
			"import type { IExecuteFunctions } from 'n8n-workflow';",
			"imports IExecuteFunctions: nodes/TwilioMessaging/fields/message may not take n8n's context",
		],
		['nodes/loose', "import './twilio/values/sid';", 'lies in no folder'],
	])('of %s is named: %s', (name, text, sentence) => {
		expect(imported(name, text)).toEqual([expect.stringContaining(sentence)]);
	});

	it('is none where the folder may import it', () => {
		const text = "import { quote } from '../../../twilio/values/quote';";
		expect(imported('nodes/TwilioMessaging/fields/options/longBody', text)).toEqual([]);
	});
});

test('the map in CONTRIBUTING.md is this table; UPDATE_MAP=1 writes it', () => {
	const file = resolve(repositoryRoot, 'CONTRIBUTING.md');
	const text = readFileSync(file, 'utf8');
	if (process.env.UPDATE_MAP === '1') writeFileSync(file, withMap(text, mapTable()));
	expect(cellsIn(mapIn(readFileSync(file, 'utf8')))).toEqual(cellsIn(mapTable()));
});
