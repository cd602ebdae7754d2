import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';
import type { TriggerParameters } from '../fields/triggerParameters';
import { downloadMedia } from './receivedMedia';

/** The item that an event starts the workflow with, with its files if they are wanted. */
export async function makeItem(
	context: IWebhookFunctions,
	account: TwilioAccount,
	parameters: Pick<TriggerParameters, 'simplify' | 'downloadMedia' | 'mostMegabytes'>,
	{ simple, raw, media }: TwilioEvent,
): Promise<INodeExecutionData> {
	const json: IDataObject = { ...simple, ...(!parameters.simplify && { raw }) };
	if (!parameters.downloadMedia || media.length === 0) return { json };
	const { binary, problems } = await downloadMedia(
		context,
		account,
		media,
		parameters.mostMegabytes,
	);
	return { json: { ...json, ...(problems.length > 0 && { mediaProblems: problems }) }, binary };
}
