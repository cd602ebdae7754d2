import type { IWebhookFunctions } from 'n8n-workflow';
import { waitingBaseOf, type WaitingBase } from '../../../waiting/waitingLink';

/**
 * Where this n8n waits for answers, as it writes it into signed links itself. No function gives a trigger
 * that address, and it cannot be worked out from that of the webhook (`N8N_ENDPOINT_WEBHOOK_WAIT` names
 * it). But n8n makes both `getSignedResumeUrl()` and `$execution.resumeUrl` of one base; in a trigger, the
 * execution in it is a placeholder. Read so in n8n-core 1.122.48 and 2.41.1. The request that came in has no
 * say in it.
 *
 * @returns undefined when it is not one that tells n8n's links from others
 */
export function waitingAddress(
	context: Pick<IWebhookFunctions, 'evaluateExpression'>,
): WaitingBase | undefined {
	try {
		const resumeUrl = context.evaluateExpression('{{ $execution.resumeUrl }}');
		return typeof resumeUrl === 'string' ? waitingBaseOf(resumeUrl) : undefined;
	} catch {
		return undefined;
	}
}
