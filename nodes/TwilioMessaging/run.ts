import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { credentialName, readAccount, type TwilioAccount } from '../account';
import { askTwilio } from '../transport';
import { downloadFile, type RemoteFile } from '../download';
import { fanOut, Ledger, type Asking, type Ending, type Result, type Work } from './fanOut';
import { ItemReaders, type ItemReader } from './fields/itemReader';
import { keepFiles } from './fields/keptFiles';
import { checkMessageCount, readRunOptions, type RunOptions } from './fields/runOptions';
import { errorOfFailure, errorOfReading, errorOfRun, type ItemError } from './nodeError';
import { findOperation } from './operations';
import type { FileReference } from './operations/call';
import type { Operation, Task } from './operations/operation';
import { originOf } from './origin';
import { outputItems, throwFirstFailure, type ItemOutcome } from './outcome';
import { isTool } from './tool';

/** What an item's fields add up to, or the reason why they cannot be right. */
type Reading = Task | { readonly problem: ItemError };

/**
 * Carries out the node's operation for all items: every item is read and checked before the first
 * request leaves, and what came back leaves in the items' order.
 *
 * @throws NodeApiError or NodeOperationError for the first item that failed, unless the node is set
 * to continue
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const plan = await planOf(context);
	if ('error' in plan) return failAll(context, plan);
	const { account, operation, readers, options } = plan;
	const readings = context
		.getInputData()
		.map((_, itemIndex) => readItem(context, operation, readers.reader(itemIndex), itemIndex));
	const outcomes = readings.map(outcomeOfReading);
	const stops = !context.continueOnFail();
	if (stops) throwFirstFailure(outcomes);

	const ledger = new Ledger(context.getContext('node'), runIndexOf(context));
	const work = context
		.getInputData()
		.map((item, itemIndex) => workOf(context, readings[itemIndex], item, itemIndex));
	const problem = findProblemOfRun(context, work.flat(), options);
	if (problem) return failAll(context, problem);
	const { timeout } = options;
	const asking: Asking = {
		ask: (request) => askTwilio(context, account, request, timeout),
		fetchFile: (file) => downloadFile(context, account, toRemoteFile(account, file)),
	};
	const endings = await fanOut(work.flat(), asking, ledger, {
		...options,
		stopOnFailure: stops,
		cancelled: context.getExecutionCancelSignal(),
	});
	let position = 0;
	work.forEach((parts, itemIndex) => {
		const ended = endings.slice(position, position + parts.length);
		position += parts.length;
		if (parts.length > 0) outcomes[itemIndex] = toOutcome(context, parts, ended);
	});
	if (stops) throwFirstFailure(outcomes);
	if (!willRunAgain(context, outcomes)) ledger.clear();
	hintAtFailures(context, outcomes);
	return outputItems(outcomes);
}

function outcomeOfReading(reading: Reading): ItemOutcome {
	if ('problem' in reading) return { kind: 'failed', ...reading };
	if ('calls' in reading) return { kind: 'notAttempted' };
	return { kind: 'done', results: reading.results.map((json) => ({ json })) };
}

/** An item's calls, one after another. */
function workOf(
	context: IExecuteFunctions,
	reading: Reading | undefined,
	item: INodeExecutionData,
	itemIndex: number,
): Work[] {
	if (!reading || !('calls' in reading)) return [];
	const { parameters } = context.getNode();
	const work: Work[] = [];
	for (const [part, call] of reading.calls.entries()) {
		const after = work.at(-1);
		const origin = () => originOf(parameters, item, part);
		work.push({ itemIndex, call, origin, ...(after && { after }) });
	}
	return work;
}

/** What speaks against sending anything at all. */
function findProblemOfRun(
	context: IExecuteFunctions,
	work: readonly Work[],
	options: RunOptions,
): ItemError | undefined {
	try {
		checkMessageCount(work.filter(({ call }) => call.creation).length, options);
		return undefined;
	} catch (error) {
		return errorOfRun(context.getNode(), error);
	}
}

function toRemoteFile({ baseUrls }: TwilioAccount, file: FileReference): RemoteFile {
	return { ...file, url: baseUrls.api + file.path };
}

/** The first part that did not go through decides how the item ended. */
function toOutcome(
	context: IExecuteFunctions,
	parts: readonly Work[],
	endings: readonly Ending[],
): ItemOutcome {
	const results: Result[] = [];
	for (const [index, { call, itemIndex }] of parts.entries()) {
		const ending = endings[index];
		if (ending?.kind === 'done') results.push(...ending.results);
		else if (ending?.kind === 'failed') {
			const problem = errorOfFailure(context.getNode(), call, ending.failure, itemIndex);
			return { kind: 'failed', problem: withSids(problem, results) };
		} else return { kind: 'notAttempted' };
	}
	return { kind: 'done', results };
}

/** What an item's calls before the one that failed have done is not to be lost. */
function withSids(problem: ItemError, results: readonly Result[]): ItemError {
	const sids = results.flatMap(({ json }) => (typeof json.sid === 'string' ? [json.sid] : []));
	if (sids.length === 0) return problem;
	return { ...problem, details: { ...problem.details, sidsBefore: sids.join(', ') } };
}

/** n8n runs a node that continues on errors again, if told to retry, when its first item failed. */
function willRunAgain(context: IExecuteFunctions, outcomes: readonly ItemOutcome[]): boolean {
	return context.getNode().retryOnFail === true && outcomes[0]?.kind === 'failed';
}

function hintAtFailures(context: IExecuteFunctions, outcomes: readonly ItemOutcome[]): void {
	const failed = outcomes.filter(({ kind }) => kind !== 'done').length;
	if (failed === 0) return;
	context.addExecutionHints({
		message: `${failed} of ${outcomes.length} items did not go through. Each says why in its field "error".`,
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

interface Plan {
	readonly account: TwilioAccount;
	readonly operation: Operation;
	readonly readers: ItemReaders;
	readonly options: RunOptions;
}

/** What holds for all items; an error when the credential, the operation or a run option cannot be right. */
async function planOf(context: IExecuteFunctions): Promise<Plan | ItemError> {
	try {
		const account = await accountOf(context);
		const operation = operationOf(context);
		const kept = operation.sendsFiles && (await keepFiles(context));
		const readers = new ItemReaders(context, account, kept);
		return { account, operation, readers, options: readRunOptions(readers.reader(0)) };
	} catch (error) {
		return errorOfRun(context.getNode(), error);
	}
}

/** Nothing can be sent. A node that continues gives every item the reason: n8n would let them pass as done. */
function failAll(context: IExecuteFunctions, problem: ItemError): INodeExecutionData[] {
	const outcomes = context.getInputData().map((): ItemOutcome => ({ kind: 'failed', problem }));
	if (!context.continueOnFail()) throw problem.error;
	hintAtFailures(context, outcomes);
	return outputItems(outcomes);
}

async function accountOf(context: IExecuteFunctions): Promise<TwilioAccount> {
	return readAccount(await context.getCredentials(credentialName));
}

function operationOf(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0, '');
	const name = context.getNodeParameter('operation', 0, '');
	const operation = findOperation(resource, name);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`This version of the node has no operation "${name}" for "${resource}"`,
		{ description: 'Pick an operation in the node, or update n8n-nodes-twilio-messaging.' },
	);
}

function readItem(
	context: IExecuteFunctions,
	operation: Operation,
	item: ItemReader,
	itemIndex: number,
): Reading {
	try {
		return operation.read(item);
	} catch (error) {
		return { problem: errorOfReading(context.getNode(), error, itemIndex) };
	}
}
