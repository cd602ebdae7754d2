import type { IHookFunctions } from 'n8n-workflow';
import { operationError } from '../../connection/operationError';
import { InvalidValue, rethrown } from '../../twilio/values/problem';
import { Registration } from './registration';

/**
 * Does something with the node's registration at Twilio.
 *
 * @throws an error that n8n can show
 */
export async function hook<Result>(
	context: IHookFunctions,
	act: (registration: Registration) => Promise<Result>,
): Promise<Result> {
	try {
		return await act(await Registration.of(context));
	} catch (error) {
		throw rethrown(error, (invalid) => operationError(context.getNode(), withAdvice(invalid)));
	}
}

/** Where a workflow is activated, n8n shows nothing but an error's message. */
function withAdvice({ what, advice, field }: InvalidValue): InvalidValue {
	const sentence = advice.replace(/\.$/, '');
	return new InvalidValue(`${what}. ${sentence}.`, `${sentence}.`, field);
}
