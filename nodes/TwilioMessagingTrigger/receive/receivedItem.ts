import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';
import { downloadMedia } from './receivedMedia';
import type { WebhookSetUp } from './webhookSetUp';

/**
 * The item that an event starts the workflow with, with its files if they are wanted.
 *
 * @param arrived when Twilio began to wait for its answer, in milliseconds since 1970
 */
export async function makeItem(
	context: IWebhookFunctions,
	{ account, parameters }: WebhookSetUp,
	{ simple, raw, media }: TwilioEvent,
	arrived: number,
): Promise<INodeExecutionData> {
	const json: IDataObject = { ...simple, ...(!parameters.simplify && { raw }) };
	if (!parameters.downloadMedia || media.length === 0) return { json };
	const { binary, problems } = await downloadMedia(context, account, media, {
		mostMegabytes: parameters.mostMegabytes,
		arrived,
	});
	return { json: { ...json, ...(problems.length > 0 && { mediaProblems: problems }) }, binary };
}
