import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { accountOf } from '../connection/account';
import { apiError } from '../connection/apiError';
import { askTwilio } from '../connection/askTwilio';
import { usualTimeout } from '../twilio/api/answer';
import { isFailure, type TwilioFailure } from '../twilio/api/failure';
import type { JsonObject } from '../twilio/api/json';
import type { TwilioRequest } from '../twilio/api/request';
import { noForm } from '../twilio/message/formLabels';
import { rethrown, type Problem } from '../twilio/values/problem';
import { pickerError } from './pickerError';

/** What a picker wants to know from Twilio. */
export interface Question {
	/** Begins the sentence that says that it could not be found out, e.g. "The numbers could not be listed". */
	readonly whenFailed: string;
	/** What a restricted API key has to be allowed, e.g. "to list phone numbers". */
	readonly permission: string;
	/** What to do where it is not, e.g. "choose By ID". */
	readonly instead: string;
}

/**
 * Asks Twilio once, as the account of the node's credential.
 *
 * @throws an error of n8n's that says what to do
 */
export async function askForPicker(
	context: ILoadOptionsFunctions,
	question: Question,
	request: (accountSid: string) => TwilioRequest,
): Promise<JsonObject> {
	const account = await readableAccount(context);
	const answer = await askTwilio(
		context,
		account,
		request(account.accountSid),
		usualTimeout,
		noForm,
	);
	if (!isFailure(answer)) return answer.body;
	const refusal = refusalOf(answer, question);
	throw refusal === undefined
		? apiError(context.getNode(), answer, { subject: question.whenFailed })
		: pickerError(context, refusal, answer.status);
}

async function readableAccount(context: ILoadOptionsFunctions) {
	try {
		return await accountOf(context);
	} catch (error) {
		throw rethrown(error, (invalid) => pickerError(context, invalid));
	}
}

/** What Twilio says to a credential; the codes of accounts that are closed or for tests only are others. */
const aboutCredential: ReadonlySet<number | undefined> = new Set([undefined, 20003, 20006]);

function refusalOf(
	{ outcome, status, code }: TwilioFailure,
	{ whenFailed, permission, instead }: Question,
): Problem | undefined {
	if (outcome !== 'refused' || !aboutCredential.has(code)) return undefined;
	if (status === 403) {
		return {
			what: `${whenFailed}: the API key is not allowed to`,
			advice: `Allow it ${permission} in Twilio Console > Account > API keys & tokens, or ${instead}.`,
		};
	}
	if (status !== 401) return undefined;
	return {
		what: `${whenFailed}: Twilio does not accept the credential`,
		advice: `Check its Account SID, Auth Token or API key, and Region. A restricted key has to be allowed ${permission}.`,
	};
}
