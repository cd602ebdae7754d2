import type { IExecuteFunctions } from 'n8n-workflow';
import { isTool } from './tool';

/** Tells the rounds of a loop apart, in which the node runs many times in one execution. */
export function runIndexOf(context: IExecuteFunctions): number {
	// Nothing is left of a tool's tries but what is unknown, and the next try has to know of it.
	if (isTool(context.getNode())) return 0;
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	return typeof runIndex === 'number' ? runIndex : 0;
}
