import { fetchAccount } from './accountResource';
import type { Account, Permission } from './accounts';
import type { Answer } from './answer';
import { createFeedback } from './feedback';
import type { Form } from './form';
import { deleteMedia, fetchMedia, findMedia, listMedia, redirectToFile } from './media/resource';
import { deleteMessage, fetchMessage, findMessage, updateMessage } from './messages/change';
import { createMessage } from './messages/create';
import { listMessages } from './messages/list';
import type { StoredMedia, StoredMessage } from './messages/store';
import type { World } from './world';

/** A request once its credentials are found good. */
export interface Call {
	readonly world: World;
	readonly account: Account;
	readonly path: string;
	readonly query: Form;
	readonly form: Form;
	/** The message that the address names. */
	readonly message: () => StoredMessage;
	/** The media file that the address names. */
	readonly media: () => StoredMedia;
}

/** One operation of the API. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly url: string;
	readonly permission: Permission;
	readonly run: (call: Call) => Answer;
}

const account = '/2010-04-01/Accounts/:accountSid(^[^/.]+)';
const message = `${account}/Messages/:messageSid(^[^/.]+)`;
const media = `${message}/Media/:mediaSid(^[^/.]+)`;

/** Finds what an address names; asked only when needed, so that each refusal comes in its turn. */
export function namesIn(
	world: World,
	account: Account,
	path: string,
	names: Readonly<Record<string, string>>,
): Pick<Call, 'message' | 'media'> {
	const found = () => findMessage(world, account, names['messageSid'] ?? '', path);
	return { message: found, media: () => findMedia(found(), names['mediaSid'] ?? '', path) };
}

/** Everything that the stand-in can be asked. */
export const routes: readonly Route[] = [
	{
		method: 'GET',
		url: `${account}.json`,
		permission: 'accounts:read',
		run: (call) => fetchAccount(call.account),
	},
	{
		method: 'POST',
		url: `${account}/Messages.json`,
		permission: 'messages:write',
		run: (call) => createMessage(call.world, call.account, call.form),
	},
	{
		method: 'GET',
		url: `${account}/Messages.json`,
		permission: 'messages:read',
		run: (call) => listMessages(call.world, call.account, call.query, call.path),
	},
	{
		method: 'GET',
		url: `${message}.json`,
		permission: 'messages:read',
		run: (call) => fetchMessage(call.world, call.message()),
	},
	{
		method: 'POST',
		url: `${message}.json`,
		permission: 'messages:write',
		run: (call) => updateMessage(call.world, call.message(), call.form),
	},
	{
		method: 'DELETE',
		url: `${message}.json`,
		permission: 'messages:write',
		run: (call) => deleteMessage(call.world, call.message()),
	},
	{
		method: 'POST',
		url: `${message}/Feedback.json`,
		permission: 'messages:write',
		run: (call) => createFeedback(call.world, call.message(), call.form),
	},
	{
		method: 'GET',
		url: `${message}/Media.json`,
		permission: 'media:read',
		run: (call) => listMedia(call.message(), call.query, call.path),
	},
	{
		method: 'GET',
		url: `${media}.json`,
		permission: 'media:read',
		run: (call) => fetchMedia(call.message(), call.media()),
	},
	{
		method: 'GET',
		url: media,
		permission: 'media:read',
		run: (call) => redirectToFile(call.world, call.message(), call.media()),
	},
	{
		method: 'DELETE',
		url: `${media}.json`,
		permission: 'media:write',
		run: (call) => deleteMedia(call.message(), call.media()),
	},
];
