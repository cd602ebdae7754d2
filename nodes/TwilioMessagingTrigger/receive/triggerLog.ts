import type { IWebhookFunctions } from 'n8n-workflow';
import { ExpiringMap } from '../../expiringMap';

const told = new ExpiringMap<string, true>(60 * 60_000, 1000);

/** Of n8n's context, what a warning needs. */
export type LogContext = Pick<IWebhookFunctions, 'logger' | 'getWorkflow' | 'getNode'>;

/** Has n8n's log tell a person something: the same about the same trigger once an hour. */
export function warnOnce(context: LogContext, sentence: string): void {
	const key = JSON.stringify([context.getWorkflow().id, context.getNode().id, sentence]);
	if (told.get(key) === true) return;
	told.set(key, true);
	context.logger.warn(`Twilio Messaging Trigger: ${sentence}`);
}
