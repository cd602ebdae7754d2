import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { downloadFile, type RemoteFile } from '../../connection/downloadFile';
import { askTwilio } from '../../connection/askTwilio';
import { dispatch, type Asking } from '../dispatch/dispatch';
import { Ledger } from '../dispatch/ledger';
import { findTooMany } from '../fields/options/runOptions';
import { errorOfRun, type ItemError } from './itemError';
import type { FileReference } from '../call';
import { outputItems, throwFirstFailure, type ItemResult } from './output';
import { setUp } from './setUp';
import { isTool } from '../fields/reading/tool';
import { resultOfReading, readItem, resultOfCalls, refuseIfTooMany, jobsOf } from './jobs';

/**
 * Carries out the node's operation for all items: every item is read and checked before the first
 * request leaves, and what came back leaves in the items' order.
 *
 * @throws NodeApiError or NodeOperationError for the first item that failed, unless the node is set
 * to continue
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const plan = await setUp(context);
	if ('error' in plan) return failAll(context, plan);
	const { account, operation, readers, options } = plan;
	const items = context.getInputData();
	const readings = refuseIfTooMany(
		items.map((_, itemIndex) => readItem(context, operation, readers.reader(itemIndex), itemIndex)),
		options,
	);
	const results = readings.map(resultOfReading);
	const stops = !context.continueOnFail();
	if (stops) throwFirstFailure(results);

	const ledger = new Ledger(context.getContext('node'), runIndexOf(context));
	// n8n copies the node for each who asks for it.
	const { parameters } = context.getNode();
	const jobsByItem = items.map((item, itemIndex) =>
		jobsOf(readings[itemIndex], item, itemIndex, parameters),
	);
	const jobs = jobsByItem.flat();
	const tooMany = findTooMany(jobs.filter(({ call }) => call.creates).length, options);
	if (tooMany) return failAll(context, errorOfRun(context.getNode(), tooMany));
	const { timeout } = options;
	const asking: Asking = {
		ask: (request) => askTwilio(context, account, request, timeout),
		fetchFile: (file) => downloadFile(context, account, toRemoteFile(account, file)),
	};
	const callResults = await dispatch(jobs, asking, ledger, {
		...options,
		stopOnFailure: stops,
		cancelled: context.getExecutionCancelSignal(),
	});
	let position = 0;
	jobsByItem.forEach((parts, itemIndex) => {
		const ended = callResults.slice(position, position + parts.length);
		position += parts.length;
		if (parts.length > 0) results[itemIndex] = resultOfCalls(context, parts, ended);
	});
	if (stops) throwFirstFailure(results);
	if (!willRunAgain(context, results)) ledger.clear();
	hintAtFailures(context, results);
	return outputItems(results);
}

function toRemoteFile({ baseUrls }: TwilioAccount, file: FileReference): RemoteFile {
	return { ...file, url: baseUrls.api + file.path };
}

/** n8n runs a node that continues on errors again, if told to retry, when its first item failed. */
function willRunAgain(context: IExecuteFunctions, results: readonly ItemResult[]): boolean {
	return context.getNode().retryOnFail === true && results[0]?.kind === 'failed';
}

function hintAtFailures(context: IExecuteFunctions, results: readonly ItemResult[]): void {
	const failed = results.filter(({ kind }) => kind !== 'done').length;
	if (failed === 0) return;
	context.addExecutionHints({
		message: `${failed} of ${results.length} items did not go through. Each says why in its field "error".`,
		type: 'warning',
		location: 'outputPane',
	});
}

/** Tells the rounds of a loop apart, in which the node runs many times in one execution. */
function runIndexOf(context: IExecuteFunctions): number {
	// Nothing is left of a tool's tries but what is unknown, and the next try has to know of it.
	if (isTool(context.getNode())) return 0;
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	return typeof runIndex === 'number' ? runIndex : 0;
}

/** Nothing can be sent. A node that continues gives every item the reason: n8n would let them pass as done. */
function failAll(context: IExecuteFunctions, problem: ItemError): INodeExecutionData[] {
	const results = context.getInputData().map((): ItemResult => ({ kind: 'failed', problem }));
	if (!context.continueOnFail()) throw problem.error;
	hintAtFailures(context, results);
	return outputItems(results);
}
