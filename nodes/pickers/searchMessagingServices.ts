import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../twilio/api/json';
import { listSourcesRequest } from '../twilio/senders/sourceRequests';
import { listToPick, type PickList } from './listToPick';

/** The account's Messaging Services. */
export async function searchMessagingServices(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await listToPick(this, { ...services, words: filter }, filter !== '', paginationToken);
}

const services: PickList = {
	question: {
		whenFailed: 'The services could not be listed',
		permission: 'to list Messaging Services',
		instead: 'choose By ID',
	},
	key: 'services',
	whenEmpty: {
		what: 'The account has no Messaging Services',
		advice: 'Create one in Twilio Console > Messaging > Services, or use a phone number instead.',
	},
	request: (accountSid) => listSourcesRequest(accountSid, 'messagingService', []),
	show: ({ sid, friendly_name: name }) => ({ name: textOf(name), value: textOf(sid) }),
};
