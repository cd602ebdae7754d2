import type { Account, Permission } from './accounts';
import type { Answer } from './answer';
import type { Form } from './form';
import { findMedia } from './media/resource';
import { findMessage } from './messages/change';
import type { StoredMedia, StoredMessage } from './messages/store';
import { findNumber } from './phoneNumbers/change';
import type { StoredNumber } from './phoneNumbers/store';
import { findService } from './services/change';
import type { StoredService } from './services/store';
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
	/** The phone number that the address names. */
	readonly number: () => StoredNumber;
	/** The Messaging Service that the address names. */
	readonly service: () => StoredService;
	/** The SID of the number that the address names. */
	readonly numberSid: string;
	/** The SID of the content template that the address names. */
	readonly contentSid: string;
}

/** One operation of the API. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly url: string;
	readonly permission: Permission;
	readonly run: (call: Call) => Answer;
}

/** Finds what an address names; asked only when needed, so that each refusal comes in its turn. */
export function namesIn(
	world: World,
	account: Account,
	path: string,
	names: Readonly<Record<string, string>>,
): Pick<Call, 'message' | 'media' | 'number' | 'service' | 'numberSid' | 'contentSid'> {
	const found = () => findMessage(world, account, names['messageSid'] ?? '', path);
	return {
		message: found,
		media: () => findMedia(found(), names['mediaSid'] ?? '', path),
		number: () => findNumber(world, account, names['numberSid'] ?? '', path),
		service: () => findService(world, account, names['serviceSid'] ?? '', path),
		numberSid: names['numberSid'] ?? '',
		contentSid: names['contentSid'] ?? '',
	};
}
