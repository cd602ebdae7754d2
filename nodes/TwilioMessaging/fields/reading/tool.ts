import type { INode } from 'n8n-workflow';

/**
 * Whether the node serves an AI agent as a tool: n8n makes that a node type of its own. There, one
 * item is the agent's and another holds what the model chose, and every try has a new run index.
 *
 * The gate before a tool (*Human review*, `…HitlTool`) is none: n8n runs it like any other node, over an
 * item that tells which tool the agent wants, and each time with a run index of its own.
 */
export function isTool(node: INode): boolean {
	return node.type.endsWith('Tool') && !isGate(node);
}

/** Whether the node is the gate before a tool of an AI agent, which asks whether the tool may run. */
export function isGate({ type }: INode): boolean {
	return type.endsWith('HitlTool');
}
