import type { INodeParameters } from 'n8n-workflow';
import { onEachMessage, sendEachItem, textOf, type TwilioSetUp } from './setUpTwilio';

/** Somebody to send to, and a text that needs every alphabet. */
export const sentItem = { to: '+14155552671', body: 'Grüße an Zoë 👋' };

/** Files that the local Twilio fetches without asking their host. */
export const pngUrl = 'https://files.example/1.png';
export const pdfUrl = 'https://files.example/2.pdf';

/** Sends one message and gives its SID. */
export async function sendOne(
	twilio: TwilioSetUp,
	parameters: INodeParameters = {},
): Promise<string> {
	const [message] = await twilio.results([sentItem], { ...sendEachItem, ...parameters });
	return textOf(message, 'sid');
}

/** Sends a message with these files; gives its SID and theirs. */
export async function sendFiles(
	twilio: TwilioSetUp,
	...mediaUrl: string[]
): Promise<{ sid: string; media: string[] }> {
	const sid = await sendOne(twilio, { operation: 'sendMms', mediaUrl });
	const listed = await twilio.results([{ sid }], onEachFile('list'));
	return { sid, media: listed.map((file) => textOf(file, 'sid')) };
}

/** Parameters of an operation on the file that each item's `media` names, of the message that its `sid` names. */
export function onEachFile(operation: string): INodeParameters {
	return {
		...onEachMessage(operation),
		resource: 'media',
		mediaSid: { __rl: true, mode: 'id', value: '={{ $json.media }}' },
		binaryPropertyName: 'picture',
	};
}
