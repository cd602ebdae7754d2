import type { IWebhookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { isSignedByTwilio, looksLikeSignature } from '../../twilio/webhook/signature';
import type { TriggerParameters } from '../fields/triggerParameters';
import { formIn, isExcessive, type WebhookRequest } from './webhookRequest';

type Check = Pick<TriggerParameters, 'checkSignature'>;

/** Whether a request could be Twilio's: what is found out before anything of it is read. */
export function couldBeTwilios({ checkSignature }: Check, request: WebhookRequest): boolean {
	return !checkSignature || looksLikeSignature(request.signature);
}

/** Whether a request comes from Twilio, or is not to be checked. */
export function isTrusted(
	{ checkSignature }: Check,
	{ authToken }: TwilioAccount,
	request: WebhookRequest,
): boolean {
	if (!checkSignature) return true;
	const { addresses: urls, signature, rawBody } = request;
	return isSignedByTwilio(authToken, { urls, signature, rawBody, form: formIn(request) });
}

/** Has the log tell of a request that was refused. */
export function tellRefused(
	{ logger }: Pick<IWebhookFunctions, 'logger'>,
	request: WebhookRequest,
): void {
	const [address = 'unknown'] = (request.addresses[0] ?? 'unknown').split('?');
	logger.warn(
		isExcessive(request)
			? 'Twilio Messaging Trigger: a request with more in it than Twilio ever posts was refused (403).'
			: `Twilio Messaging Trigger: a request without a valid signature was refused (403). If Twilio sent it: n8n’s webhook URL is ${address}; if Twilio calls another one, set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL). Also check that the credential has the primary Auth Token of the account that owns the number.`,
	);
}
