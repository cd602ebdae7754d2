import type { Account, ContentTemplate } from '../accounts';
import type { Answer } from '../answer';
import { TwilioRefusal } from '../errors';

/** What the Content API shows of a template. Its addresses lead to this server. */
export function showTemplate(account: Account, template: ContentTemplate, host: string): object {
	const url = `${host}/v1/Content/${template.sid}`;
	return {
		...whatBothShow(account, template),
		url,
		links: {
			approval_create: `${url}/ApprovalRequests/whatsapp`,
			approval_fetch: `${url}/ApprovalRequests`,
		},
	};
}

/** The template with what WhatsApp says to it. */
export function showWithApproval(account: Account, template: ContentTemplate): object {
	const status = template.approval ?? 'unsubmitted';
	const isSubmitted = status !== 'unsubmitted';
	const [type = ''] = Object.keys(typesOf(template));
	return {
		...whatBothShow(account, template),
		approval_requests: {
			allow_category_change: true,
			category: isSubmitted ? 'UTILITY' : '',
			content_type: isSubmitted ? type : '',
			name: isSubmitted ? nameOf(template) : '',
			rejection_reason: status === 'rejected' ? 'INVALID_FORMAT' : '',
			status,
		},
	};
}

/** GET one template. */
export function fetchTemplate(account: Account, sid: string, path: string, host: string): Answer {
	const template = account.contentTemplates.find((candidate) => candidate.sid === sid);
	if (template === undefined) throw new TwilioRefusal(20404, path);
	return { status: 200, body: showTemplate(account, template, host) };
}

const created = '2024-01-01T00:00:00Z';

function whatBothShow(account: Account, template: ContentTemplate): object {
	return {
		account_sid: account.sid,
		date_created: created,
		date_updated: created,
		friendly_name: nameOf(template),
		language: template.language ?? 'en',
		sid: template.sid,
		types: typesOf(template),
		variables: template.variables,
	};
}

const nameOf = ({ sid, friendlyName }: ContentTemplate) => friendlyName ?? sid;
const typesOf = ({ types, body }: ContentTemplate) => types ?? { 'twilio/text': { body } };
