import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { accountOf, noAccount, type TwilioAccount } from '../../connection/account';
import type { Form } from '../../twilio/errors';
import { ItemReaders } from '../fields/reading/itemReaders';
import { keepFiles } from '../fields/reading/keptFiles';
import { formOf } from './operationForm';
import { readRunOptions, type RunOptions } from '../fields/options/runOptions';
import { errorOfRun, type ItemError } from './itemError';
import { findOperation } from '../operations';
import type { Operation } from '../operations/operation';

/** What holds for all items. */
export interface RunSetUp {
	readonly account: TwilioAccount;
	readonly operation: Operation;
	/** What the person has before them. */
	readonly form: Form;
	readonly readers: ItemReaders;
	readonly options: RunOptions;
}

/** What holds for all items; an error when the credential, the operation or a run option cannot be right. */
export async function setUp(context: IExecuteFunctions): Promise<RunSetUp | ItemError> {
	try {
		const operation = operationOf(context);
		const account = operation.asksNothing ? noAccount : await accountOf(context);
		const kept = operation.sendsFiles && (await keepFiles(context));
		const form = formOf(operation);
		const readers = new ItemReaders(
			context,
			{ accountSid: account.accountSid, apiUrl: account.baseUrls.api },
			form,
			kept,
		);
		return { account, operation, form, readers, options: readRunOptions(readers.reader(0)) };
	} catch (error) {
		return errorOfRun(context.getNode(), error);
	}
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
