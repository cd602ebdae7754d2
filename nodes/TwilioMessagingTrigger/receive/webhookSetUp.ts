import type { IWebhookFunctions } from 'n8n-workflow';
import { accountOf, type TwilioAccount } from '../../connection/account';
import { readTriggerParameters, type TriggerParameters } from '../fields/triggerParameters';

/** What has to be known before anything is received. */
export interface WebhookSetUp {
	readonly account: TwilioAccount;
	readonly parameters: TriggerParameters;
}

/**
 * Reads the credential and the node's fields.
 *
 * @returns undefined when they cannot be right, which the log tells: an error here would start an
 * execution for anybody who calls
 */
export async function readWebhookSetUp(
	context: IWebhookFunctions,
): Promise<WebhookSetUp | undefined> {
	try {
		const account = await accountOf(context);
		const parameters = readTriggerParameters((name, fallback) =>
			context.getNodeParameter(name, fallback),
		);
		return { account, parameters };
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'unknown';
		context.logger.error(
			`Twilio Messaging Trigger: nothing can be received (500), because the credential or a field cannot be read: ${reason}`,
		);
		return undefined;
	}
}
