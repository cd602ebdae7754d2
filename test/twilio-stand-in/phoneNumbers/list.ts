import type { Account } from '../accounts';
import type { Answer } from '../answer';
import type { Form } from '../form';
import { listPage } from '../paging';
import type { World } from '../world';
import { showNumber } from './resource';
import type { StoredNumber } from './store';

const filters = ['Beta', 'FriendlyName', 'PhoneNumber', 'Origin'];

/** GET IncomingPhoneNumbers: filtered, newest first, a page at a time. */
export function listNumbers(world: World, account: Account, query: Form, path: string): Answer {
	const numbers = world.phoneNumbers.of(account);
	const matches = readFilters(query);
	const body = listPage({
		items: numbers.filter(matches),
		key: 'incoming_phone_numbers',
		path,
		query,
		filters,
		find: (sid) => numbers.find((number) => number.sid === sid),
		render: showNumber,
	});
	return { status: 200, body };
}

/** `Beta` and `Origin` let everything through: all numbers here are old, and Twilio's. */
function readFilters(query: Form): (number: StoredNumber) => boolean {
	const friendlyName = query.get('FriendlyName');
	const pattern = readPattern(query.get('PhoneNumber') ?? '');
	return (number) =>
		(friendlyName === undefined || number.friendlyName === friendlyName) &&
		pattern.test(number.phoneNumber);
}

/** A part of a number is enough, and `*` stands for any digit. */
function readPattern(text: string): RegExp {
	const escaped = text.replace(/[^\d*]/g, (character) => `\\u${hexadecimal(character)}`);
	return new RegExp(escaped.replaceAll('*', '\\d'));
}

function hexadecimal(character: string): string {
	return character.charCodeAt(0).toString(16).padStart(4, '0');
}
