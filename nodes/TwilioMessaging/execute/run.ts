import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { downloadFile, type RemoteFile } from '../../connection/downloadFile';
import { askTwilio } from '../../connection/askTwilio';
import { dispatch, type Asking } from '../dispatch/dispatch';
import { executionStateOf, letGoOf } from '../dispatch/executionState';
import { recordedItemOf, type Job } from '../dispatch/job';
import { RunRecord } from '../dispatch/record/runRecord';
import { Slices } from '../dispatch/slices';
import { findTooMany } from '../fields/options/runOptions';
import { errorOfRun, type ItemError } from './itemError';
import type { FileReference } from '../call';
import { outputItems, throwFirstFailure, type ItemResult } from './output';
import { claimContextOf } from './claims';
import { setUp } from './setUp';
import { logIfStopped } from './stopped';
import { resultOfQuestion } from './questionResult';
import { runIndexOf } from '../fields/reading/runIndex';
import { isTool } from '../fields/reading/tool';
import type { AnswerWait, Operation } from '../operations/operation';
import { waitForAnswer, whyNotToAsk, whyUnclear } from './waitForAnswer';
import {
	jobsOf,
	readItem,
	refuseIfTooMany,
	resultOfCalls,
	resultOfReading,
	type Reading,
} from './jobs';
import { nothingRaw, rawContentOf } from './rawContent';

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
	const { account, operation, form, readers, options } = plan;
	const whyNot = operation.waits && whyNotToAsk(context);
	if (whyNot) return failAll(context, errorOfRun(context.getNode(), whyNot));
	const items = context.getInputData();
	const slices = new Slices();
	const record = recordOf(context, items, operation);
	const readings: Reading[] = [];
	let wait: AnswerWait | undefined;
	const jobs: Job[] = [];
	for (const itemIndex of items.keys()) {
		await slices.next();
		const reading = readItem(context, operation, readers.reader(itemIndex), itemIndex);
		jobs.push(...jobsOf(reading, itemIndex, jobs.length, record));
		if ('calls' in reading) wait = reading.thenWait;
		readings.push('calls' in reading ? amongTheJobs : reading);
	}
	const results = refuseIfTooMany(readings, options).map(resultOfReading);
	const stops = !context.continueOnFail();
	if (stops) throwFirstFailure(results, 'checked');

	const unclear = wait && whyUnclear(items, wait);
	if (unclear) return failAll(context, errorOfRun(context.getNode(), unclear));
	const creating = jobs.filter(({ call }) => call.creates);
	const tooMany = findTooMany(creating.length, options);
	if (tooMany) return failAll(context, errorOfRun(context.getNode(), tooMany));
	const { timeout } = options;
	const asking: Asking = {
		ask: (request) => askTwilio(context, account, request, timeout, form),
		fetchFile: (file) => downloadFile(context, account, toRemoteFile(account, file), timeout),
	};
	const execution = executionStateOf(keyOf(context), record.isRetry);
	const memory = { record, execution, claims: claimContextOf(context, operation) };
	const callResults = await dispatch(jobs, asking, memory, {
		...options,
		// A question goes to one person after the other, whatever becomes of the first.
		...(wait && { maxConcurrentRequests: 1 }),
		stopOnFailure: stops && !wait,
		cancelled: context.getExecutionCancelSignal(),
	});
	letGoOf(keyOf(context), execution);
	logIfStopped(context, jobs, callResults, operation.waits);
	const asked =
		wait && resultOfQuestion(jobs.map((job) => resultOfCalls(context, [job], callResults)));
	if (asked) results[0] = asked.result;
	for (const { index, itemIndex, part, parts } of asked ? [] : jobs) {
		if (part > 0) continue;
		await slices.next();
		results[itemIndex] = resultOfCalls(context, jobs.slice(index, index + parts), callResults);
	}
	if (stops) throwFirstFailure(results, 'processed');
	if (isTool(context.getNode())) forgetDone(jobs, results, record);
	else if (!mayRunAgain(context, results)) record.clear();
	if (wait && asked?.result.kind === 'done') return await waitForAnswer(context, wait, asked);
	hintAtFailures(context, results);
	hintAtResults(context, operation, results);
	return outputItems(results, hasErrorOutput(context));
}

/** Of an item's reading, nothing is kept beside its jobs. */
const amongTheJobs: Reading = { calls: [] };

/** An agent may well mean to send the same again; what nobody knows of, its next try has to know. */
function forgetDone(jobs: readonly Job[], results: readonly ItemResult[], record: RunRecord): void {
	for (const job of jobs) {
		const item = recordedItemOf(job);
		if (item && results[job.itemIndex]?.kind === 'done') record.forgetSettled(item);
	}
}

/** What was sent is known until the execution ends, unless nobody can ask for it. */
function mayRunAgain(context: IExecuteFunctions, results: readonly ItemResult[]): boolean {
	return context.getNode().retryOnFail === true || results.some(({ kind }) => kind !== 'done');
}

function recordOf(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	{ waits }: Operation,
): RunRecord {
	// getNode() returns a copy each time: call it once.
	const node = context.getNode();
	// Another execution waits for an answer of its own.
	const onlyIn = waits && context.getExecutionId();
	const raw = isTool(node) ? nothingRaw : rawContentOf(node.parameters, items, onlyIn);
	return new RunRecord(context.getContext('node'), runIndexOf(context), raw);
}

/** The node of an execution. */
function keyOf(context: IExecuteFunctions): string {
	const executionId = context.getExecutionId();
	return executionId ? `${executionId} ${context.getNode().id}` : '';
}

function toRemoteFile({ baseUrls }: TwilioAccount, file: FileReference): RemoteFile {
	return { ...file, url: baseUrls.api + file.path };
}

function hintAtFailures(context: IExecuteFunctions, results: readonly ItemResult[]): void {
	const failed = results.filter(({ kind }) => kind !== 'done').length;
	if (failed === 0) return;
	context.addExecutionHints({
		message: `${failed} of ${results.length} items failed. Each says why in its field "error".`,
		type: 'warning',
		location: 'outputPane',
	});
}

const doneOf = (results: readonly ItemResult[]) =>
	results.flatMap((result) =>
		result.kind === 'done' ? result.results.map(({ json }) => json) : [],
	);

function hintAtResults(
	context: IExecuteFunctions,
	operation: Operation,
	results: readonly ItemResult[],
): void {
	const done = doneOf(results);
	const message = done.length > 0 && operation.hint?.(done);
	if (message) context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}

function hasErrorOutput(context: IExecuteFunctions): boolean {
	return context.getNode().onError === 'continueErrorOutput';
}

/** Nothing can be sent. A node that continues gives every item the reason: n8n would let them pass as done. */
function failAll(context: IExecuteFunctions, problem: ItemError): INodeExecutionData[] {
	const results = context.getInputData().map((): ItemResult => ({ kind: 'failed', problem }));
	if (!context.continueOnFail()) throw problem.error;
	hintAtFailures(context, results);
	return outputItems(results, hasErrorOutput(context));
}
