import type { INode } from 'n8n-workflow';

/**
 * Whether the node serves an AI agent as a tool: n8n makes that a node type of its own. There, one
 * item is the agent's and another holds what the model chose, and every try has a new run index.
 */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}
