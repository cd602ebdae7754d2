import type { IExecuteContextData, IRun, IRunExecutionData } from 'n8n-workflow';

/** Whether a person finds a Retry button at this execution. */
export function canBeRetried({ status }: IRun): boolean {
	return status === 'error' || status === 'crashed';
}

/**
 * What n8n starts an execution with when a person retries a failed one: the error is removed, and
 * the failed node, which is on the stack still, runs again.
 */
export function dataOfRetry({ data }: IRun): IRunExecutionData {
	const resultData = { ...data.resultData };
	delete resultData.error;
	const { lastNodeExecuted, runData } = resultData;
	const runs = lastNodeExecuted === undefined ? undefined : runData[lastNodeExecuted];
	const kept =
		lastNodeExecuted !== undefined && runs?.at(-1)?.error !== undefined
			? { ...runData, [lastNodeExecuted]: runs.slice(0, -1) }
			: runData;
	if (!data.executionData) throw new Error('The execution has no data to go on from');
	return {
		...data,
		resultData: { ...resultData, runData: kept },
		executionData: {
			...data.executionData,
			contextData: throughDatabase(data.executionData.contextData),
		},
	};
}

function throughDatabase(contextData: IExecuteContextData): IExecuteContextData {
	const stored: unknown = JSON.parse(JSON.stringify(contextData));
	if (!isContextData(stored)) throw new Error('The context data did not survive');
	return stored;
}

function isContextData(value: unknown): value is IExecuteContextData {
	return typeof value === 'object' && value !== null;
}
