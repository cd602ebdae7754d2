import type { Account } from '../accounts';
import type { Answer } from '../answer';
import type { Form } from '../form';
import { listPageWithMeta } from '../paging';
import type { World } from '../world';
import { showService } from './resource';

/** GET Services: newest first, a page at a time. */
export function listServices(world: World, account: Account, query: Form, path: string): Answer {
	const body = listPageWithMeta(
		{
			items: world.services.of(account),
			key: 'services',
			path,
			query,
			filters: [],
			find: (sid) => world.services.find(account, sid),
			render: (service) => showService(service, world.url),
		},
		world.url,
	);
	return { status: 200, body };
}
