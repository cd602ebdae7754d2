import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { TwilioMessaging } from '../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TwilioMessagingTrigger } from '../../nodes/TwilioMessagingTrigger/TwilioMessagingTrigger.node';
import { typeVersions } from '../../nodes/TwilioMessaging/fields/reading/typeVersion';
import { versionsOf } from '../engine/formInVersion';
import { formDigest } from './formDigest';
import { missing, storedForm } from './storedForm';

const file = resolve(__dirname, 'storedForm.json');
const schema = z.record(z.array(z.string()));
const readKept = () => schema.parse(JSON.parse(readFileSync(file, 'utf8')));

const nodes = [new TwilioMessaging().description, new TwilioMessagingTrigger().description];
const form = Object.fromEntries(nodes.flatMap((node) => Object.entries(storedForm(node))));

afterAll(() => {
	const digests = nodes.flatMap((node) =>
		versionsOf(node).map((version) => `${node.name} ${version} ${formDigest(node, version)}`),
	);
	const added = missing(form, readKept()).length;
	process.stdout.write(`Stored form: ${digests.join(', ')}; ${added} things not kept yet\n`);
});

test('what saved workflows hold is still there; UPDATE_STORED_FORM=1 adds what is new', () => {
	expect(missing(readKept(), form)).toEqual([]);
	if (process.env.UPDATE_STORED_FORM === '1')
		writeFileSync(file, `${JSON.stringify(form, undefined, '\t')}\n`);
	expect(Object.keys(readKept()).length).toBeGreaterThan(20);
});

describe('the comparison', () => {
	const versions = typeVersions.join(' ');
	const [action] = nodes;
	const without = (name: string) =>
		action &&
		storedForm({ ...action, properties: action.properties.filter((field) => field.name !== name) });
	const edited = (from: string, to: string) =>
		schema.parse(JSON.parse(JSON.stringify(form).replaceAll(from, to)));

	it.each([
		['a type', 'options.attempt: number = 1', 'options.attempt: string = 1', 'attempt: number = 1'],
		['a default', "body: string = ''", "body: string = 'x'", "body: string = ''"],
		['a name', 'safetyOptions.timeout', 'safetyOptions.timeLimit', 'safetyOptions.timeout: number'],
		['a choice', 'takes discard retain', 'takes retain', 'contentRetention takes discard'],
		['a mode', 'takes list id url', 'takes list id', 'messageSid takes url'],
		['an operation', 'message.erase', 'message.wipe', 'version 1, message.erase: messageSid'],
		[
			'a version',
			`${versions}: message`,
			`${versions.replace('1 ', '')}: message`,
			'version 1, message.',
		],
	])('finds that %s has changed', (_, from, to, fact) => {
		expect(JSON.stringify(form)).toContain(from);
		expect(missing(form, edited(from, to)).join('\n')).toContain(fact);
	});

	it('takes what is new for no change', () => {
		expect(missing(without('options') ?? {}, form)).toEqual([]);
		expect(missing(edited('takes discard retain', 'takes retain'), form)).toEqual([]);
	});
});
