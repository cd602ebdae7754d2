import { createRequire } from 'node:module';
import type { IRun, IRunExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import type { WorkflowSource } from '../engine/engine';

/** The format in which n8n keeps an execution's data. */
const flatted = z
	.object({
		parse: z.function().args(z.string()).returns(z.unknown()),
		stringify: z.function().args(z.unknown()).returns(z.string()),
	})
	.parse(createRequire(__filename)('flatted'));

/** Whether a person finds a Retry button at this execution. */
export function canBeRetried({ status }: IRun): boolean {
	return status === 'error' || status === 'crashed';
}

/**
 * What n8n starts an execution with when a person retries a failed one: all of it has been to the
 * database, the error is removed, and the failed node, which is on the stack still, runs again, as it
 * stands in the workflow that is saved now.
 *
 * @param saved the workflow as it is now, if it may have been changed
 */
export function dataOfRetry(run: IRun, saved?: WorkflowSource): IRunExecutionData {
	const data = throughDatabase(run.data);
	const resultData = { ...data.resultData };
	delete resultData.error;
	const { lastNodeExecuted, runData } = resultData;
	const runs = lastNodeExecuted === undefined ? undefined : runData[lastNodeExecuted];
	const kept =
		lastNodeExecuted !== undefined && runs?.at(-1)?.error !== undefined
			? { ...runData, [lastNodeExecuted]: runs.slice(0, -1) }
			: runData;
	if (!data.executionData) throw new Error('The execution has no data to go on from');
	for (const entry of data.executionData.nodeExecutionStack) {
		entry.node = saved?.nodes.find(({ name }) => name === entry.node.name) ?? entry.node;
	}
	return { ...data, resultData: { ...resultData, runData: kept } };
}

/** An execution's data as they are after n8n has stored them and read them again. */
export function throughDatabase(data: IRunExecutionData): IRunExecutionData {
	const stored: unknown = flatted.parse(flatted.stringify(data));
	if (!isExecutionData(stored)) throw new Error('The execution did not survive');
	return stored;
}

function isExecutionData(value: unknown): value is IRunExecutionData {
	return typeof value === 'object' && value !== null && 'resultData' in value;
}
