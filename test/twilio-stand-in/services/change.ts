import type { Account } from '../accounts';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';
import type { Form } from '../form';
import { readSettings } from '../settings';
import type { World } from '../world';
import { serviceParameters } from './parameters';
import { showService } from './resource';
import type { StoredService } from './store';

const longestName = 64;

/** The Messaging Service of that SID in this account. */
export function findService(
	world: World,
	account: Account,
	sid: string,
	path: string,
): StoredService {
	const service = world.services.find(account, sid);
	if (service === undefined) throw new TwilioRefusal(20404, path);
	return service;
}

/** GET one service. */
export function fetchService(world: World, service: StoredService): Answer {
	return { status: 200, body: showService(service, world.url) };
}

/** POST one service: what the request names is set, the rest stays. */
export function updateService(world: World, service: StoredService, form: Form): Answer {
	const friendlyName = form.get('FriendlyName') ?? service.friendlyName;
	if (friendlyName.length > longestName) throw new TwilioRefusal(20422, 'FriendlyName');
	const settings = { ...service.settings, ...readSettings(serviceParameters, form) };
	const validity = settings['validity_period'];
	if (typeof validity === 'number' && (validity < 1 || validity > 36_000))
		throw new TwilioRefusal(20422, 'ValidityPeriod');
	service.friendlyName = friendlyName;
	service.settings = settings;
	service.changedAt = world.clock.now();
	return fetchService(world, service);
}
