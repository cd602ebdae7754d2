import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { credentialName, readAccount, type TwilioAccount } from '../account';
import { askTwilio } from '../transport';
import { fanOut } from './fanOut';
import { ItemReader } from './fields/itemReader';
import { errorOfCredential, errorOfFailure, errorOfReading, type ItemError } from './nodeError';
import { findOperation } from './operations';
import type { Call, Operation } from './operations/operation';
import { outputItems, throwFirstFailure, type ItemOutcome } from './outcome';

/** How long a request may wait for its answer, in seconds; Twilio's SDK waits as long. */
const timeoutSeconds = 30;

/** What an item's fields add up to: a call, or the reason why there is none. */
type Reading = { readonly call: Call } | { readonly problem: ItemError };

/**
 * Carries out the node's operation for all items: every item is read and checked before the first
 * request leaves, and what came back leaves in the items' order.
 *
 * @throws NodeApiError or NodeOperationError for the first item that failed, unless the node is set
 * to continue
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const account = await accountOf(context);
	const operation = operationOf(context);
	const readings = context
		.getInputData()
		.map((_, itemIndex) => readItem(context, account, operation, itemIndex));
	const outcomes = readings.map((reading): ItemOutcome =>
		'problem' in reading ? { kind: 'failed', ...reading } : { kind: 'notAttempted' },
	);
	const stops = !context.continueOnFail();
	if (stops) throwFirstFailure(outcomes);

	const work = readings.flatMap((reading, itemIndex) =>
		'call' in reading ? [{ itemIndex, call: reading.call }] : [],
	);
	const endings = await fanOut(
		work.map(({ call }) => call),
		(request) => askTwilio(context, account, request, timeoutSeconds),
		stops,
	);
	work.forEach(({ itemIndex, call }, position) => {
		const ending = endings[position];
		if (!ending) return;
		outcomes[itemIndex] =
			ending.kind === 'failed'
				? {
						kind: 'failed',
						problem: errorOfFailure(context.getNode(), call, ending.failure, itemIndex),
					}
				: ending;
	});
	if (stops) throwFirstFailure(outcomes);
	return outputItems(outcomes);
}

async function accountOf(context: IExecuteFunctions): Promise<TwilioAccount> {
	const credential = await context.getCredentials(credentialName);
	try {
		return readAccount(credential);
	} catch (error) {
		throw errorOfCredential(context.getNode(), error);
	}
}

function operationOf(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
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
	account: TwilioAccount,
	operation: Operation,
	itemIndex: number,
): Reading {
	try {
		return { call: operation.read(new ItemReader(context, itemIndex, account.accountSid)) };
	} catch (error) {
		return { problem: errorOfReading(context.getNode(), error, itemIndex) };
	}
}
