import { dayOf, formatDate, parseDate } from '../dates';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { messagePath } from '../messages/resource';
import type { StoredMedia, StoredMessage } from '../messages/store';
import { listPage } from '../paging';
import type { World } from '../world';

const filters = ['DateCreated', 'DateCreated<', 'DateCreated>'];

/** GET a message's media list. */
export function listMedia(message: StoredMessage, query: Form, path: string): Answer {
	// Listed in the order in which they were sent; which order Twilio takes is not documented.
	const items = message.media.map((media, index) => ({ ...media, sequence: -index })).reverse();
	const body = listPage({
		items: items.filter((media) => matches(media, query)),
		key: 'media_list',
		path,
		query,
		filters,
		find: (sid) => items.find((media) => media.sid === sid),
		render: (media) => showMedia(message, media),
	});
	return { status: 200, body };
}

/** The file of that SID in this message. */
export function findMedia(message: StoredMessage, sid: string, path: string): StoredMedia {
	const media = message.media.find((candidate) => candidate.sid === sid);
	if (media === undefined) throw new TwilioRefusal(20404, path);
	return media;
}

/** GET one file's record. */
export function fetchMedia(message: StoredMessage, media: StoredMedia): Answer {
	return { status: 200, body: showMedia(message, media) };
}

/** GET the file itself: it lies on another host. */
export function redirectToFile(world: World, message: StoredMessage, media: StoredMedia): Answer {
	const location = `${world.mediaHostUrl}/${message.accountSid}/${message.sid}/${media.sid}`;
	return { status: 307, headers: { Location: location } };
}

/** DELETE one file. */
export function deleteMedia(message: StoredMessage, media: StoredMedia): Answer {
	message.media = message.media.filter((candidate) => candidate !== media);
	return { status: 204 };
}

function showMedia(message: StoredMessage, media: StoredMedia): object {
	return {
		account_sid: message.accountSid,
		content_type: media.contentType,
		date_created: formatDate(media.createdAt),
		date_updated: formatDate(media.createdAt),
		parent_sid: message.sid,
		sid: media.sid,
		uri: `${messagePath(message)}/Media/${media.sid}.json`,
	};
}

function matches({ createdAt }: StoredMedia, query: Form): boolean {
	const [on, before, after] = filters.map((name) => {
		const text = query.get(name);
		const span = text === undefined ? undefined : parseDate(text);
		if (text !== undefined && span === undefined) throw new TwilioRefusal(20422, name);
		return span;
	});
	if (on !== undefined && dayOf(on.from).from !== dayOf(createdAt).from) return false;
	return createdAt <= (before?.to ?? Infinity) && createdAt >= (after?.from ?? -Infinity);
}
