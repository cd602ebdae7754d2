import type { Account, ContentTemplate } from '../accounts';
import type { Answer } from '../answer';
import type { Form } from '../form';
import { listPageWithMeta } from '../paging';

/** GET Content or ContentAndApprovals: newest first, a page at a time. */
export function listTemplates(
	account: Account,
	query: Form,
	path: string,
	host: string,
	render: (template: ContentTemplate) => object,
): Answer {
	const items = account.contentTemplates.map((template, sequence) => ({ ...template, sequence }));
	const body = listPageWithMeta(
		{
			items,
			key: 'contents',
			path,
			query,
			filters: [],
			find: (sid) => items.find((template) => template.sid === sid),
			render,
		},
		host,
	);
	return { status: 200, body };
}
