import { NodeApiError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { credentialName, InvalidCredential, readAccount } from '../connection/account';
import { failureError } from '../connection/apiError';
import { askTwilio, usualTimeout } from '../connection/askTwilio';
import { isFailure, type TwilioFailure } from '../twilio/api/failure';
import type { JsonObject } from '../twilio/api/json';
import type { TwilioRequest } from '../twilio/api/request';

/** What a picker wants to know from Twilio. */
export interface Question {
	/** Begins the sentence that says that it could not be found out, e.g. "The numbers could not be listed". */
	readonly whenFailed: string;
	/** What a restricted API key has to be allowed, e.g. "to list phone numbers". */
	readonly permission: string;
	/** What to do where it is not, e.g. "choose By ID". */
	readonly instead: string;
}

/** What keeps a person from picking. n8n has room for about 200 characters of both together. */
export interface Obstacle {
	readonly message: string;
	readonly advice: string;
	/** Of Twilio's answer, if that is the obstacle. */
	readonly status?: number;
}

/** The obstacle as an error that n8n shows where the list would be; of any other kind it shows no advice. */
export function obstacleError(
	context: ILoadOptionsFunctions,
	{ message, advice, status }: Obstacle,
): NodeApiError {
	return new NodeApiError(
		context.getNode(),
		{},
		{
			message,
			description: advice,
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
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
	const account = await accountOf(context);
	const answer = await askTwilio(context, account, request(account.accountSid), usualTimeout);
	if (!isFailure(answer)) return answer.body;
	const refusal = refusalOf(answer, question);
	throw refusal === undefined
		? failureError(context.getNode(), answer, { subject: question.whenFailed })
		: obstacleError(context, refusal);
}

async function accountOf(context: ILoadOptionsFunctions) {
	const credential = await context.getCredentials(credentialName);
	try {
		return readAccount(credential);
	} catch (error) {
		throw credentialError(context, error);
	}
}

function credentialError(context: ILoadOptionsFunctions, error: unknown): unknown {
	return error instanceof InvalidCredential ? obstacleError(context, error) : error;
}

/** What Twilio says to a credential; the codes of accounts that are closed or for tests only are others. */
const aboutCredential: ReadonlySet<number | undefined> = new Set([undefined, 20003, 20006]);

function refusalOf(
	{ status, code }: TwilioFailure,
	{ whenFailed, permission, instead }: Question,
): Obstacle | undefined {
	if (!aboutCredential.has(code)) return undefined;
	if (status === 403) {
		return {
			message: `${whenFailed}: the API key is not allowed to`,
			advice: `Allow it ${permission} in Twilio Console > Account > API keys & tokens, or ${instead}.`,
			status,
		};
	}
	if (status !== 401) return undefined;
	return {
		message: `${whenFailed}: Twilio does not accept the credential`,
		advice: `Check its Account SID, Auth Token or API key, and Region. A restricted key has to be allowed ${permission}.`,
		status,
	};
}
