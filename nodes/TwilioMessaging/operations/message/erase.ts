import type { TwilioAnswer } from '../../../twilio/api/answer';
import { isFailure, isGone, type TwilioFailure } from '../../../twilio/api/failure';
import { parseMediaPage } from '../../../twilio/media/mediaResource';
import type { JsonObject } from '../../../twilio/api/json';
import {
	deleteMediaRequest,
	fetchMediaRequest,
	listMediaRequest,
} from '../../../twilio/media/mediaRequests';
import { sidOf } from '../../../twilio/message/messageResource';
import { fetchMessageRequest, redactMessageRequest } from '../../../twilio/message/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import type { Call, Parsed } from '../../call';
import type { Operation } from '../operation';
import { parsedPage } from '../common/parsedPage';

/** Removes a message's text and all its files, and keeps its record. */
export const erase: Operation = {
	resource: 'message',
	value: 'erase',
	name: 'Erase',
	action: 'Erase message',
	description:
		'Remove the text of a message and all its media from Twilio, keeping its record (who, when, how much)',
	fields: [messageSidField, requestOptionsField],
	read: (item) => ({ calls: [erasure(item.accountSid, readMessageSid(item))] }),
};

/**
 * First the text: Twilio refuses that as long as the message is in flight, and its files are still
 * wanted then. What is left can always be erased by another run.
 */
function erasure(accountSid: string, sid: string): Call {
	let stage: 'text' | 'listing' | 'deleting' = 'text';
	const left: string[] = [];
	const deleted: string[] = [];
	const listing = listMediaRequest(accountSid, sid);
	const goOn = (): Parsed => {
		stage = 'deleting';
		const [file] = left;
		if (file === undefined)
			return { results: [{ sid, erased: true, textErased: true, mediaDeleted: deleted }] };
		return { results: [], next: deleteMediaRequest(accountSid, sid, file) };
	};
	const list = (answer: JsonObject): Parsed | undefined => {
		const page = parseMediaPage(answer);
		if (!page) return undefined;
		left.push(...page.resources.map(sidOf));
		return page.nextPageUri === null ? goOn() : parsedPage([], page.nextPageUri);
	};
	const takeText = (answer: JsonObject): Parsed | undefined => {
		if (sidOf(answer) !== sid) return undefined;
		stage = 'listing';
		return { results: [], next: listing };
	};
	const takeDeletion = (answer: JsonObject): Parsed | undefined => {
		// A deletion is answered without a body; anything else is not Twilio's answer.
		if (Object.keys(answer).length > 0) return undefined;
		deleted.push(...left.splice(0, 1));
		return goOn();
	};
	const textConfirmation = {
		request: fetchMessageRequest(accountSid, sid),
		/** A text that is gone was erased by the attempt whose answer was lost; then come the files. */
		parseIfDone: (answer: TwilioAnswer | TwilioFailure) =>
			!isFailure(answer) && answer.body.body === '' ? takeText(answer.body) : undefined,
	};
	const takes = { text: takeText, listing: list, deleting: takeDeletion };
	return {
		request: redactMessageRequest(accountSid, sid),
		whenFailed: `Message ${sid} was not erased completely`,
		whenUnknown: `It is unknown whether message ${sid} was erased completely`,
		parse: (answer) => takes[stage](answer),
		get confirmation() {
			const [file] = left;
			if (stage === 'text') return textConfirmation;
			if (stage !== 'deleting' || file === undefined) return undefined;
			return {
				request: fetchMediaRequest(accountSid, sid, file),
				/** A file that is gone was deleted by the attempt whose answer was lost. */
				parseIfDone: (answer: TwilioAnswer | TwilioFailure) =>
					isGone(answer) ? takeDeletion({}) : undefined,
			};
		},
	};
}
