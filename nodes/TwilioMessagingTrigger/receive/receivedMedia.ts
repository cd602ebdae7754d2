import { sleep, type IBinaryData, type IBinaryKeyData, type IWebhookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { downloadFile } from '../../connection/downloadFile';
import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import { megabyte } from '../../twilio/media/mediaLimits';
import type { ReceivedMedia } from '../../twilio/webhook/postedMedia';

/** Files of a message, and why some of them are missing. */
export interface Downloads {
	readonly binary: IBinaryKeyData;
	readonly problems: string[];
}

/** What there is room and time for. */
export interface DownloadLimits {
	/** Of a file. */
	readonly mostMegabytes: number;
	/** When Twilio began to wait for its answer, in milliseconds since 1970. */
	readonly arrived: number;
}

/** Before the second try, the third, and so on, in milliseconds: WhatsApp's files can take seconds to be there. */
const waits = [500, 1000, 2000, 4000];
/** Twilio waits 15 seconds for its answer, and gets one after 13: no try begins later than this. */
const latestTry = 10_000;

/** Downloads a message's files. One that cannot be had does not keep the message from starting the workflow. */
export async function downloadMedia(
	context: IWebhookFunctions,
	account: TwilioAccount,
	media: readonly ReceivedMedia[],
	{ mostMegabytes, arrived }: DownloadLimits,
): Promise<Downloads> {
	const largest = mostMegabytes * megabyte;
	const results = new Map<number, IBinaryData | TwilioFailure>();
	const tryAll = async () => {
		for (const [index, file] of media.entries()) {
			const known = results.get(index);
			if (known && !(isFailure(known) && mayComeYet(known))) continue;
			// What n8n stores for a webhook belongs to no execution yet, and half of it to none ever.
			const limits = { largest, isReadFirst: true };
			results.set(index, await downloadFile(context, account, { ...file, ...limits }));
		}
	};
	await tryAll();
	let tries = 1;
	for (const wait of waits) {
		const isMissing = [...results.values()].some((each) => isFailure(each) && mayComeYet(each));
		if (!isMissing || Date.now() + wait > arrived + latestTry) break;
		await sleep(wait);
		await tryAll();
		tries++;
	}
	return sorted(media, results, tries);
}

/** Twilio tells of a message before its files are where they will be. */
function mayComeYet({ outcome, status }: TwilioFailure): boolean {
	return outcome !== 'refused' || status === 404;
}

function sorted(
	media: readonly ReceivedMedia[],
	results: ReadonlyMap<number, IBinaryData | TwilioFailure>,
	tries: number,
): Downloads {
	const binary: IBinaryKeyData = {};
	const problems: string[] = [];
	for (const [index, { url }] of media.entries()) {
		const result = results.get(index);
		if (!result) continue;
		if (!isFailure(result)) binary[`media_${index}`] = result;
		else {
			const often = tries > 1 && mayComeYet(result) ? ` It was tried ${tries} times.` : '';
			problems.push(`${url}: ${result.meaning}${often}`);
		}
	}
	return { binary, problems };
}
