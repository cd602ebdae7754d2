import type { Account } from '../accounts';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { readSettings, textOf } from '../settings';
import type { World } from '../world';
import { numberParameters } from './parameters';
import { showNumber } from './resource';
import type { StoredNumber } from './store';

const longestName = 64;

/** The number of that SID in this account. */
export function findNumber(
	world: World,
	account: Account,
	sid: string,
	path: string,
): StoredNumber {
	const number = world.phoneNumbers.of(account).find((candidate) => candidate.sid === sid);
	if (number === undefined) throw new TwilioRefusal(20404, path);
	return number;
}

/** GET one number. */
export function fetchNumber(number: StoredNumber): Answer {
	return { status: 200, body: showNumber(number) };
}

/** DELETE one number: the account gives it up. */
export function releaseNumber(world: World, account: Account, { sid }: StoredNumber): Answer {
	world.phoneNumbers.remove(account, sid);
	return { status: 204 };
}

/** POST one number: what the request names is set, the rest stays. Nothing is set when one part is wrong. */
export function updateNumber(world: World, number: StoredNumber, form: Form): Answer {
	const owner = form.get('AccountSid');
	// Handing a number to another account is not imitated.
	if (owner !== undefined && owner !== number.accountSid)
		throw new TwilioRefusal(20422, `AccountSid ${owner}`);
	const friendlyName = form.get('FriendlyName') ?? number.friendlyName;
	if (friendlyName.length > longestName) throw new TwilioRefusal(20422, 'FriendlyName');
	const settings = { ...number.settings, ...readSettings(numberParameters, form) };
	if (textOf(settings, 'sms_fallback_url') !== '' && textOf(settings, 'sms_url') === '')
		throw new TwilioRefusal(21406);
	if (form.get('SmsUrl') !== undefined && !number.capabilities.sms) throw new TwilioRefusal(21407);
	number.friendlyName = friendlyName;
	number.settings = settings;
	number.changedAt = world.clock.now();
	return fetchNumber(number);
}
