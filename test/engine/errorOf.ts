import type { IRun } from 'n8n-workflow';

/** The error that ended an execution. */
export function errorOf(run: IRun) {
	const { error } = run.data.resultData;
	if (!error) throw new Error('The execution ended without an error');
	return error;
}
