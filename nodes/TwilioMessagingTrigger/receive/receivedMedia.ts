import type { IBinaryKeyData, IWebhookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { downloadFile } from '../../connection/downloadFile';
import { isFailure } from '../../twilio/api/failure';
import { megabyte } from '../../twilio/media/mediaLimits';
import type { ReceivedMedia } from '../../twilio/webhook/postedMedia';

/** Files of a message, and why some of them are missing. */
export interface Downloads {
	readonly binary: IBinaryKeyData;
	readonly problems: string[];
}

/** Downloads a message's files. One that cannot be had does not keep the message from starting the workflow. */
export async function downloadMedia(
	context: IWebhookFunctions,
	account: TwilioAccount,
	media: readonly ReceivedMedia[],
	mostMegabytes: number,
): Promise<Downloads> {
	const binary: IBinaryKeyData = {};
	const problems: string[] = [];
	const largest = mostMegabytes * megabyte;
	for (const [index, file] of media.entries()) {
		// What n8n stores for a webhook belongs to no execution yet, and half of it to none ever.
		const data = await downloadFile(context, account, { ...file, largest, isReadFirst: true });
		if (isFailure(data)) problems.push(`${file.url}: ${data.meaning}`);
		else binary[`media_${index}`] = data;
	}
	return { binary, problems };
}
