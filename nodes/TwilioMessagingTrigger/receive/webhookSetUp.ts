import type { IWebhookFunctions } from 'n8n-workflow';
import { accountOf, type TwilioAccount } from '../../connection/account';
import { readTriggerParameters, type TriggerParameters } from '../fields/triggerParameters';

/** What has to be known before anything is received. */
export interface WebhookSetUp {
	readonly account: TwilioAccount;
	readonly parameters: TriggerParameters;
}

/**
 * Reads whether it is to be checked who posts, and no other field: an expression in one could cost more than
 * all the rest, and strangers decide how often.
 *
 * @returns undefined when it cannot be worked out, which the log tells
 */
export function readSignatureCheck(
	context: IWebhookFunctions,
): Pick<TriggerParameters, 'checkSignature'> | undefined {
	try {
		return { checkSignature: context.getNodeParameter('options.checkSignature', true) !== false };
	} catch (error) {
		tellUnreadable(context, error);
		return undefined;
	}
}

/**
 * Reads the node's fields.
 *
 * @returns undefined when they cannot be right, which the log tells: an error here would start an
 * execution for anybody who calls
 */
export function readWebhookParameters(context: IWebhookFunctions): TriggerParameters | undefined {
	try {
		return readTriggerParameters((name, fallback) => context.getNodeParameter(name, fallback));
	} catch (error) {
		tellUnreadable(context, error);
		return undefined;
	}
}

/**
 * Reads the credential.
 *
 * @returns undefined when it cannot be right, which the log tells, too
 */
export async function readWebhookAccount(
	context: IWebhookFunctions,
): Promise<TwilioAccount | undefined> {
	try {
		return await accountOf(context);
	} catch (error) {
		tellUnreadable(context, error);
		return undefined;
	}
}

function tellUnreadable({ logger }: IWebhookFunctions, error: unknown): void {
	const reason = error instanceof Error ? error.message : 'unknown';
	logger.error(
		`Twilio Messaging Trigger: nothing can be received (500), because the credential or a field cannot be read: ${reason}`,
	);
}
