import type { INodePropertyMode } from 'n8n-workflow';

/** What gives the fields of a mapper; each node's `methods.resourceMapping` has those of its form. */
export type MapperName = 'getTemplateText' | 'getTemplateVariables';

/** The pickers that give a list; each node's `methods.listSearch` has those of its form. */
export type ListName =
	| 'searchChannelSenders'
	| 'searchContentTemplates'
	| 'searchMedia'
	| 'searchMessages'
	| 'searchMessagingServices'
	| 'searchPhoneNumbers'
	| 'searchSenders';

/** Workflows hold the names: they never change. */
const modes = {
	id: { displayName: 'By ID', name: 'id' },
	list: { displayName: 'From List', name: 'list' },
	sender: { displayName: 'Number or Sender ID', name: 'sender' },
	url: { displayName: 'By URL', name: 'url' },
};

/** The thing is picked from those that the account has. */
export function fromList(searchListMethod: ListName, placeholder: string): INodePropertyMode {
	return {
		...modes.list,
		type: 'list',
		placeholder,
		typeOptions: { searchListMethod, searchable: true },
	};
}

/** @param prefix the two letters that such SIDs begin with */
export function byId(prefix: string): INodePropertyMode {
	return {
		...modes.id,
		type: 'string',
		placeholder: `e.g. ${prefix}0123456789abcdef0123456789abcdef`,
	};
}

/** The address of the page that shows the thing in Twilio's Console. */
export function byUrl(path: string): INodePropertyMode {
	return {
		...modes.url,
		type: 'string',
		placeholder: `e.g. https://console.twilio.com/us1/${path}`,
	};
}

/** A sender as a person writes it. */
export function byHand(example: string): INodePropertyMode {
	return { ...modes.sender, type: 'string', placeholder: `e.g. ${example}` };
}
