import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf, type JsonObject } from '../twilio/api/json';
import { largestPageSize, listMessagesRequest } from '../twilio/message/messageRequests';
import { chosenText } from './chosenValue';
import { dateText } from './dateText';
import { firstWords, listToPick, type PickList } from './listToPick';

/** The latest messages that the operation can do something with. */
export async function searchMessages(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const operation = `${chosenText(this, 'resource')}:${chosenText(this, 'operation')}`;
	const { fits, noun } = choices.get(operation) ?? anyMessage;
	const isLookedThrough = filter !== '' || fits !== anyMessage.fits;
	const zone = this.getTimezone();
	const messages: PickList = {
		question: {
			whenFailed: 'The messages could not be listed',
			permission: 'to read messages',
			instead: 'choose By ID',
		},
		key: 'messages',
		whenEmpty: {
			what: `No ${noun} was found among the latest`,
			advice:
				'Check that the credential is for the right account. For an older message, choose By ID and paste its SID.',
		},
		request: (accountSid) =>
			listMessagesRequest(accountSid, {}, isLookedThrough ? largestPageSize : fewMessages),
		show: (message) =>
			fits(message) ? { name: labelOf(message, zone), value: textOf(message.sid) } : undefined,
		words: filter,
	};
	return await listToPick(this, messages, filter !== '', paginationToken);
}

/** On a page when nothing has to be looked through; the next one comes when a person scrolls. */
const fewMessages = 50;

/** Which messages can be picked. */
interface Choice {
	readonly fits: (message: JsonObject) => boolean;
	/** Continues a sentence that begins with "No". */
	readonly noun: string;
}

const anyMessage: Choice = { fits: () => true, noun: 'message' };
const isOutgoing = ({ direction }: JsonObject) => textOf(direction).startsWith('outbound');
const sentMessage: Choice = { fits: isOutgoing, noun: 'sent message' };
const hasText = ({ body }: JsonObject) => textOf(body) !== '';
const hasFiles = ({ num_media: count }: JsonObject) => Number(count) > 0;
const withFiles: Choice = { fits: hasFiles, noun: 'message with files' };

/** By resource and operation; any message for all others. */
const choices: ReadonlyMap<string, Choice> = new Map([
	['media:delete', withFiles],
	['media:download', withFiles],
	['media:list', withFiles],
	[
		'message:cancel',
		{ fits: ({ status }: JsonObject) => status === 'scheduled', noun: 'scheduled message' },
	],
	[
		'message:erase',
		{
			fits: (message: JsonObject) => hasText(message) || hasFiles(message),
			noun: 'message with a text or files',
		},
	],
	['message:getDeliveryStatus', sentMessage],
	['message:redact', { fits: hasText, noun: 'message with a text' }],
	['message:sendFeedback', sentMessage],
	['message:waitForReply', sentMessage],
]);

/** E.g. `21 Nov 2026, 14:05, “Your parcel …”, to +14155550100, delivered`: what is too long is cut behind. */
function labelOf(message: JsonObject, zone: string): string {
	const { date_created: created, to, from, status, body } = message;
	const person = isOutgoing(message) ? `to ${textOf(to)}` : `from ${textOf(from)}`;
	const parts = [dateText(created, zone), firstWords(textOf(body)), person, textOf(status)];
	return parts.filter((part) => part !== '').join(', ');
}
