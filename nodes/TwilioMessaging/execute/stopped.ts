import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallResult } from '../dispatch/callResult';
import type { Job } from '../dispatch/job';

const howToGoOn =
	'To process the rest, execute the workflow by hand within a day, with the same items: those already sent are skipped.';

const howToAskAgain =
	'It no longer waits for an answer, and the links that were sent do not work any more. To ask again, execute the workflow again.';

/**
 * An execution that was stopped, by a person or by its time limit, shows nothing of this node: n8n's log
 * says how far it came.
 *
 * @param isQuestion whether a person was asked, whose answer it would have waited for
 */
export function logIfStopped(
	context: IExecuteFunctions,
	jobs: readonly Job[],
	callResults: readonly CallResult[],
	isQuestion = false,
): void {
	if (context.getExecutionCancelSignal()?.aborted !== true) return;
	const isSend = jobs.some(({ call }) => call.creates);
	const advice = isQuestion ? howToAskAgain : isSend ? howToGoOn : '';
	const resultsOf = (kind: CallResult['kind']) =>
		jobs.flatMap(({ index }) => {
			const result = callResults[index];
			return result?.kind === kind ? [result] : [];
		});
	const done = resultsOf('done').length;
	const unknown = resultsOf('failed').filter(isUnknown).length;
	const counts = [
		`${done} of ${jobs.length} ${isSend ? 'messages were sent' : 'requests were carried out'}`,
		...(unknown > 0 ? [`the outcome of ${unknown} is unknown`] : []),
	].join(', ');
	context.logger.info(
		`The node "${context.getNode().name}" was stopped: ${counts}. ${advice}`.trimEnd(),
		{ workflowId: context.getWorkflow().id, executionId: context.getExecutionId() },
	);
}

const isUnknown = (result: CallResult) =>
	result.kind === 'failed' && result.failure.outcome === 'unknown';
