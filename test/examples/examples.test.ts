import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHelpers, type INode } from 'n8n-workflow';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { formInVersion, optionsIn, versionsOf } from '../engine/formInVersion';
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

test.each(examples)('%s does not rely on Always Output Data, which n8n 3.0 changes', (file) => {
	const relying = exampleWorkflow(file).nodes.filter(({ alwaysOutputData }) => alwaysOutputData);
	expect(relying.map(({ name }) => name)).toEqual([]);
});

/** n8n's button beside several triggers: the arrow's menu has "from …", and choosing starts nothing. */
const howToChoose =
	'select *from When clicking ‘Execute workflow’* at the arrow beside *Execute workflow*, and press';

test.each(examples)('%s says which trigger to execute, if it has several', (file) => {
	const { nodes } = exampleWorkflow(file);
	const triggers = nodes.filter(({ type }) => type.endsWith('rigger')).map(({ name }) => name);
	const told = JSON.stringify(nodes.filter(({ type }) => type.endsWith('.stickyNote')));
	const isUnclear = triggers.length > 1 && /execute workflow/i.test(told);
	expect(isUnclear && !told.includes(howToChoose)).toBe(false);
	if (isUnclear) expect(triggers).toContain('When clicking ‘Execute workflow’');
});

/** What n8n's form of the gate before an agent's tool leaves out: nothing else can be chosen there. */
const ofGate = { resource: 'message', operation: 'sendAndWait', responseType: 'approval' };

function asWholeNode(node: INode): INode {
	const isGate = node.type.endsWith('HitlTool');
	return isGate ? { ...node, parameters: { ...ofGate, ...node.parameters } } : node;
}

/** The options that a node of the workflow has, and those that its form has, as `collection.option`. */
function optionsOf(node: INode): { used: string[]; offered: string[] } {
	const { description } = twilio.engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const shown = formInVersion(description, node.typeVersion).filter(
		(field) =>
			field.type === 'collection' &&
			NodeHelpers.displayParameter(node.parameters, field, node, description),
	);
	const used = shown.flatMap(({ name }) =>
		Object.keys(node.parameters[name] ?? {}).map((option) => `${name}.${option}`),
	);
	const offered = shown.flatMap((field) =>
		optionsIn(field).map(({ name }) => `${field.name}.${name}`),
	);
	return { used, offered };
}

const isOurs = ({ type }: INode) => type.startsWith('n8n-nodes-twilio-messaging.');

test.each(examples)('%s names only fields that the nodes have, and none is missing', (file) => {
	const nodes = exampleWorkflow(file)
		.nodes.filter(isOurs)
		.map((node) => asWholeNode(withNumber(twilio, node)));
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

test.each(examples)('%s has nodes of the newest version, with each option in its group', (file) => {
	for (const each of exampleWorkflow(file).nodes.filter(isOurs)) {
		const node = asWholeNode(each);
		const { description } = twilio.engine.nodeTypes.getByNameAndVersion(
			node.type,
			node.typeVersion,
		);
		expect([node.name, node.typeVersion]).toEqual([
			node.name,
			Math.max(...versionsOf(description)),
		]);
		const { used, offered } = optionsOf(node);
		expect(offered).toEqual(expect.arrayContaining(used));
	}
});
