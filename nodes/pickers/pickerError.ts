import { NodeApiError, type ILoadOptionsFunctions } from 'n8n-workflow';
import type { Problem } from '../twilio/values/problem';

/**
 * What keeps a person from picking, as an error that n8n shows where the list would be; of any other
 * kind it shows no advice. It has room for about 200 characters of both together.
 *
 * @param status of Twilio's answer, if that is the problem
 */
export function pickerError(
	context: ILoadOptionsFunctions,
	{ what, advice }: Problem,
	status?: number,
): NodeApiError {
	return new NodeApiError(
		context.getNode(),
		{},
		{
			message: what,
			description: advice,
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
}
