import type { Account } from '../accounts';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { listPageWithMeta } from '../paging';
import type { StoredNumber } from '../phoneNumbers/store';
import type { World } from '../world';
import { isoDate } from './resource';
import type { StoredService } from './store';

/** GET a service's numbers: newest first, a page at a time. */
export function listServiceNumbers(
	world: World,
	account: Account,
	service: StoredService,
	query: Form,
	path: string,
): Answer {
	const numbers = numbersOf(world, account, service);
	const body = listPageWithMeta(
		{
			items: numbers,
			key: 'phone_numbers',
			path,
			query,
			filters: [],
			find: (sid) => numbers.find((number) => number.sid === sid),
			render: (number) => show(number, service, world.url),
		},
		world.url,
	);
	return { status: 200, body };
}

/** GET one of a service's numbers; another number of the account is not there. */
export function fetchServiceNumber(
	world: World,
	account: Account,
	service: StoredService,
	numberSid: string,
	path: string,
): Answer {
	const found = numbersOf(world, account, service).find(({ sid }) => sid === numberSid);
	if (found === undefined) throw new TwilioRefusal(20404, path);
	return { status: 200, body: show(found, service, world.url) };
}

function numbersOf(world: World, account: Account, { senders }: StoredService): StoredNumber[] {
	return world.phoneNumbers.of(account).filter(({ phoneNumber }) => senders.includes(phoneNumber));
}

const added = Date.UTC(2024, 0, 1);

function show(
	{ sid, accountSid, phoneNumber, capabilities }: StoredNumber,
	service: StoredService,
	host: string,
): object {
	return {
		sid,
		account_sid: accountSid,
		service_sid: service.sid,
		date_created: isoDate(added),
		date_updated: isoDate(added),
		phone_number: phoneNumber,
		country_code: phoneNumber.startsWith('+44') ? 'GB' : 'US',
		capabilities: Object.entries(capabilities).flatMap(([name, can]) =>
			can ? [name.toUpperCase()] : [],
		),
		url: `${host}/v1/Services/${service.sid}/PhoneNumbers/${sid}`,
	};
}
