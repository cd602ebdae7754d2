import { isFailure } from '../../../twilio/failure';
import { parseMediaPage } from '../../../twilio/media';
import { deleteMediaRequest, listMediaRequest } from '../../../twilio/mediaRequests';
import { sidOf } from '../../../twilio/message';
import type { Page } from '../../../twilio/page';
import { redactMessageRequest } from '../../../twilio/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { requestOptionsField } from '../../fields/runOptions';
import type { Call, Taken } from '../call';
import type { Operation } from '../operation';
import { takePage } from '../takePage';

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

/** First the files, one by one, then the text: what is left can always be erased by another run. */
function erasure(accountSid: string, sid: string): Call {
	let left: string[] = [];
	let isListing = true;
	const deleted: string[] = [];
	const goOn = (): Taken => {
		const [file] = left;
		const next =
			file === undefined
				? redactMessageRequest(accountSid, sid)
				: deleteMediaRequest(accountSid, sid, file);
		return { results: [], next };
	};
	const list = ({ resources, nextPageUri }: Page): Taken => {
		left.push(...resources.map(sidOf));
		isListing = nextPageUri !== null;
		return isListing ? takePage([], nextPageUri) : goOn();
	};
	const request = listMediaRequest(accountSid, sid);
	return {
		request,
		whenFailed: `Message ${sid} was not erased completely`,
		whenUnknown: `It is unknown whether message ${sid} was erased completely`,
		take(answer) {
			const page = parseMediaPage(answer);
			if (page) return list(page);
			if (sidOf(answer) === sid)
				return { results: [{ sid, erased: true, textErased: true, mediaDeleted: deleted }] };
			// A deletion is answered without a body; anything else is not Twilio's answer.
			if (isListing || Object.keys(answer).length > 0) return undefined;
			deleted.push(...left.splice(0, 1));
			return goOn();
		},
		confirmation: {
			request,
			/** A file that is gone was deleted by the attempt whose answer was lost. */
			takeIfDone(answer) {
				const page = isFailure(answer) ? undefined : parseMediaPage(answer.body);
				if (!page) return undefined;
				const stillThere = new Set(page.resources.map(sidOf));
				deleted.push(...left.filter((file) => !stillThere.has(file)));
				left = [];
				return list(page);
			},
		},
	};
}
