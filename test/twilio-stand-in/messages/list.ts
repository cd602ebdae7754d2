import type { Account } from '../accounts';
import { dayOf, parseDate, type Span } from '../dates';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { listPage } from '../paging';
import type { World } from '../world';
import { compareIn } from './listOrder';
import { showMessage, shownSender } from './resource';
import { sentAt, type StoredMessage } from './store';

const filters = ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>'];

/** GET Messages: filtered, by their dates of sending, newest first, a page at a time. */
export function listMessages(world: World, account: Account, query: Form, path: string): Answer {
	const now = world.clock.now();
	const matches = readFilters(query, now);
	const visible = now - world.listLagMilliseconds;
	const compare = compareIn(world.listOrder, now);
	const items = world.messages
		.of(account.sid)
		.filter((message) => !message.deleted && message.createdAt <= visible && matches(message))
		.sort(compare);
	const body = listPage({
		items,
		compare,
		key: 'messages',
		path,
		query,
		filters,
		find: (sid) => world.messages.find(sid),
		render: (message) => showMessage(message, now),
	});
	return { status: 200, body };
}

/**
 * A message that is not sent yet has no date of sending, so no date filter lets it through:
 * the strict reading of Twilio's description, on which a client that looks it up must not fail.
 */
function readFilters(query: Form, now: number): (message: StoredMessage) => boolean {
	const to = query.get('To');
	const from = query.get('From');
	const on = readSpan(query, 'DateSent');
	const before = readSpan(query, 'DateSent<');
	const after = readSpan(query, 'DateSent>');
	// What a time of day means with "on" is not documented: the whole day is taken.
	const day = on === undefined ? undefined : dayOf(on.from);
	return (message) => {
		if (to !== undefined && message.to !== to) return false;
		if (from !== undefined && shownSender(message, now) !== from) return false;
		if (day === undefined && before === undefined && after === undefined) return true;
		const sent = sentAt(message, now);
		if (sent === undefined) return false;
		if (day !== undefined && (sent < day.from || sent > day.to)) return false;
		return sent <= (before?.to ?? Infinity) && sent >= (after?.from ?? -Infinity);
	};
}

function readSpan(query: Form, name: string): Span | undefined {
	const text = query.get(name);
	if (text === undefined) return undefined;
	const span = parseDate(text);
	if (span === undefined) throw new TwilioRefusal(20422, `${name} ${text}`);
	return span;
}
