import type { TwilioRequest } from '../api/request';

/** Templates on a page of a list. */
const pageSize = '500';

const content: Pick<TwilioRequest, 'method' | 'product' | 'form'> = {
	method: 'GET',
	product: 'content',
	form: [],
};

/**
 * The first page of the account's content templates, newest first, with what WhatsApp says to each.
 *
 * @see https://www.twilio.com/docs/content/content-api-resources#fetch-all-content-and-approvals
 */
export function listTemplatesRequest(): TwilioRequest {
	return { ...content, path: '/v1/ContentAndApprovals', query: [['PageSize', pageSize]] };
}

/** @see https://www.twilio.com/docs/content/content-api-resources#fetch-a-content-resource */
export function fetchTemplateRequest(contentSid: string): TwilioRequest {
	return { ...content, path: `/v1/Content/${encodeURIComponent(contentSid)}`, query: [] };
}
