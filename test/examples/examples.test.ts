import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHelpers, type INode } from 'n8n-workflow';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { repositoryRoot } from '../engine/packageNodes';
import { setUpTwilio } from '../engine/setUpTwilio';
import { withNumber } from './runExample';

/**
 * What holds for every example. What one does is in the file of its name; what it does in the whole of
 * n8n, with n8n's own nodes, is in one of the `inN8n.*.e2e.test.ts`: several share one, because each
 * starts an n8n. `npx jest -c jest.e2e.config.js examples -t chart-by-mms` runs those of one example.
 */
const twilio = setUpTwilio();
const examples = readdirSync(resolve(repositoryRoot, 'examples')).filter((file) =>
	file.endsWith('.json'),
);
const testFiles = readdirSync(__dirname).filter(
	(file) => file.endsWith('.test.ts') && file !== 'examples.test.ts',
);
const textOf = (file: string) => readFileSync(resolve(__dirname, file), 'utf8');

const runs =
	/(?:exampleWorkflow\(|loadExample\(|runExample\(twilio, |receiveIn\(twilio, |importExample\(|importTriggerExample\(\w+, |[^\w]example\()'([^']+\.json)'/g;

/** The examples that a test file runs. */
const examplesIn = (file: string) => [...textOf(file).matchAll(runs)].map(([, example]) => example);

test('every example is run by a test', () => {
	const run = new Set(testFiles.flatMap(examplesIn));
	const missing = examples.filter((example) => !run.has(example));
	expect(
		missing.map((example) => `test/examples/${example.replace('.json', '.test.ts')} is missing`),
	).toEqual([]);
	expect([...run].filter((example) => !examples.includes(example ?? ''))).toEqual([]);
});

test('a test file that is named like an example runs that one alone', () => {
	const own = testFiles.filter((file) => !file.startsWith('inN8n.'));
	expect(own.filter((file) => !examples.includes(file.replace('.test.ts', '.json')))).toEqual([]);
	const others = own.flatMap((file) =>
		examplesIn(file).filter((example) => example !== file.replace('.test.ts', '.json')),
	);
	expect(others).toEqual([]);
});

const isOurs = ({ type }: INode) => type.startsWith('n8n-nodes-twilio-messaging.');

test.each(examples)('%s names only fields that the nodes have, and none is missing', (file) => {
	const nodes = exampleWorkflow(file)
		.nodes.filter(isOurs)
		.map((node) => withNumber(twilio, node));
	expect(nodes.length).toBeGreaterThan(0);
	for (const node of nodes) {
		const type = twilio.engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const { properties } = type.description;
		const kept = NodeHelpers.getNodeParameters(
			properties,
			node.parameters,
			true,
			false,
			node,
			type.description,
		);
		expect(Object.keys(kept ?? {})).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
		const issues = NodeHelpers.getNodeParametersIssues(properties, node, type.description);
		expect([node.name, issues]).toEqual([node.name, null]);
	}
});
