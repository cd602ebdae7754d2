import { z } from 'zod';
import type { WorkflowFile } from '../../n8n/api';

const namedNode = z.object({ name: z.string() }).passthrough();

/** A workflow with one of its nodes changed: a person has to fill in what it cannot bring along. */
export function withNode(workflow: WorkflowFile, name: string, change: object): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		namedNode.parse(node).name === name ? { ...node, ...change } : node,
	);
	return { ...workflow, nodes };
}
