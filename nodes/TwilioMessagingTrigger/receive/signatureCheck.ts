import type { IWebhookFunctions } from 'n8n-workflow';
import { isSignedByTwilio } from '../../twilio/webhook/signature';
import type { WebhookRequest } from './webhookRequest';
import type { WebhookSetUp } from './webhookSetUp';

/** Whether a request comes from Twilio, or is not to be checked; the log tells of one that does not. */
export function isTrusted(
	context: IWebhookFunctions,
	{ account, parameters: { checkSignature } }: WebhookSetUp,
	request: WebhookRequest,
): boolean {
	if (!checkSignature || isSigned(account.authToken, request)) return true;
	const [address = 'unknown'] = (request.addresses[0] ?? '').split('?');
	context.logger.warn(
		`Twilio Messaging Trigger: a request without a valid signature was refused (403). If Twilio sent it: n8n takes its public address for ${address}; if Twilio calls another one, set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL). Also check that the credential has the primary Auth Token of the account that owns the number.`,
	);
	return false;
}

function isSigned(
	authToken: string,
	{ addresses, signature, form, rawBody }: WebhookRequest,
): boolean {
	return addresses.some((url) =>
		isSignedByTwilio(authToken, { url, signature, parameters: form, rawBody }),
	);
}
