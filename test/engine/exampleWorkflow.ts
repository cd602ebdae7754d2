import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import type { WorkflowSource } from './engine';
import { repositoryRoot } from './packageNodes';

interface ExportedWorkflow {
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
}

function isExportedWorkflow(value: unknown): value is ExportedWorkflow {
	return typeof value === 'object' && value !== null && 'nodes' in value && 'connections' in value;
}

/**
 * A workflow of examples/ as it is, with the credential chosen that a person would choose after
 * importing it.
 *
 * @param file e.g. `appointment-reminders.json`
 */
export function exampleWorkflow(file: string): WorkflowSource {
	const path = resolve(repositoryRoot, 'examples', file);
	const workflow: unknown = JSON.parse(readFileSync(path, 'utf8'));
	if (!isExportedWorkflow(workflow)) throw new Error(`${file} is not a workflow`);
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-twilio-messaging.')
			? { ...node, credentials: { twilioMessagingApi: { id: 'twilio', name: 'Twilio' } } }
			: node,
	);
	return { nodes, connections: workflow.connections };
}
