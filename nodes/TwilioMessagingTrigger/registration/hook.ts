import type { IHookFunctions } from 'n8n-workflow';
import { accountOf } from '../../connection/account';
import { operationError } from '../../connection/operationError';
import { InvalidValue, rethrown } from '../../twilio/values/problem';
import { noteState } from './processMemory';
import { Registration } from './registration';
import { storeOf } from './registrationStore';

/**
 * Does something with the node's registration at Twilio.
 *
 * @param isEnd whether n8n takes no more calls for it, whatever comes of this
 * @throws an error that n8n can show
 */
export async function hook<Result>(
	context: IHookFunctions,
	act: (registration: Registration) => Promise<Result>,
	isEnd = false,
): Promise<Result> {
	try {
		const store = storeOf(context);
		// Before the credential is read: it may be gone, and the workflow is off all the same.
		if (isEnd) noteState(store.webhook, 'off');
		return await act(new Registration(context, await accountOf(context), store));
	} catch (error) {
		throw rethrown(error, (invalid) => operationError(context.getNode(), withAdvice(invalid)));
	}
}

/** Where a workflow is activated, n8n shows nothing but an error's message. */
function withAdvice({ what, advice, field }: InvalidValue): InvalidValue {
	const sentence = advice.replace(/\.$/, '');
	return new InvalidValue(`${what}. ${sentence}.`, `${sentence}.`, field);
}
