import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../twilio/api/json';
import { listMediaRequest } from '../twilio/media/mediaRequests';
import { chosenSid } from './chosenValue';
import { dateText } from './dateText';
import { listToPick, type PickList } from './listToPick';

/** The files of the message that was chosen above. */
export async function searchMedia(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const messageSid = chosenSid(this, 'message', 'messageSid', {
		what: 'The message is not chosen yet',
		advice:
			'Choose the message above first. If it comes from an expression, run the nodes before this one.',
	});
	const zone = this.getTimezone();
	const files: PickList = {
		question: {
			whenFailed: 'The files of the message could not be listed',
			permission: 'to list the media of messages',
			instead: 'choose By ID',
		},
		key: 'media_list',
		whenEmpty: {
			what: 'The message has no files',
			advice: 'Choose another message above. Deleted files are not listed.',
		},
		request: (accountSid) => listMediaRequest(accountSid, messageSid),
		show: ({ sid, content_type: type, date_created: created }) => ({
			name: `${textOf(type)}, ${dateText(created, zone)}, ${textOf(sid)}`,
			value: textOf(sid),
		}),
		words: filter,
	};
	return await listToPick(this, files, filter !== '', paginationToken);
}
