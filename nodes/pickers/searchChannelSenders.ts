import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Channel } from '../twilio/values/channel';
import { listChannelSendersRequest } from '../twilio/senders/channelSenderRequests';
import { isJsonObject, textOf, type JsonObject } from '../twilio/api/json';
import type { Problem } from '../twilio/values/problem';
import { chosenText } from './chosenValue';
import { listToPick, type PickList } from './listToPick';
import { pickerError } from './pickerError';

/** The account's WhatsApp or RCS senders, whichever the operation sends with. */
export async function searchChannelSenders(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { channel, whenEmpty } = senderListOf(this);
	const senders: PickList = {
		question: {
			whenFailed: 'The senders could not be listed',
			permission: 'to list senders',
			instead: 'fill the field in by hand',
		},
		key: 'senders',
		whenEmpty,
		request: () => listChannelSendersRequest(channel),
		show: (sender) => ({ name: labelOf(sender), value: textOf(sender.sender_id) }),
		words: filter,
	};
	return await listToPick(this, senders, filter !== '', paginationToken);
}

/** What differs by channel. */
interface SenderList<Name extends Channel> {
	readonly channel: Name;
	/** Stored in saved workflows. */
	readonly operation: string;
	readonly whenEmpty: Problem;
}

const senderLists: Readonly<{ [Name in Channel]: SenderList<Name> }> = {
	rcs: {
		channel: 'rcs',
		operation: 'sendRcs',
		whenEmpty: {
			what: 'The account has no RCS sender',
			advice:
				'Create one in Twilio Console > Messaging > Senders > RCS, or check that the credential is for the right account.',
		},
	},
	whatsapp: {
		channel: 'whatsapp',
		operation: 'sendWhatsApp',
		whenEmpty: {
			what: 'The account has no WhatsApp sender',
			advice:
				'Register one in Twilio Console > Messaging > Senders. For the sandbox, choose Number or Sender ID and type its number.',
		},
	},
};

/** @throws an error of n8n's for an operation without a channel: none has this list in its form */
function senderListOf(context: ILoadOptionsFunctions): SenderList<Channel> {
	const operation = chosenText(context, 'operation');
	const channel = operation === 'sendAndWait' ? chosenText(context, 'channel') : undefined;
	const found = Object.values(senderLists).find(
		(list) => list.operation === operation || list.channel === channel,
	);
	if (found) return found;
	throw pickerError(context, {
		what: 'Which senders to list is not known yet',
		advice: 'Choose the operation or the channel above first.',
	});
}

/** E.g. `+14155550100 (Acme), offline`. */
function labelOf({ sender_id: id, friendly_name: given, profile, status }: JsonObject): string {
	const name = textOf(given) === '' && isJsonObject(profile) ? profile.name : given;
	const called = textOf(name) === '' ? '' : ` (${textOf(name)})`;
	const state = textOf(status).toLowerCase().replaceAll(/[_:]/g, ' ');
	return `${textOf(id).replace(/^\w+:/, '')}${called}${state === 'online' ? '' : `, ${state}`}`;
}
