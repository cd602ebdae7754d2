import { parseMessagePage } from '../../../twilio/message/messageResource';
import { largestPageSize, listMessagesRequest } from '../../../twilio/message/messageRequests';
import { limitFields, readLimit } from '../../fields/lookUp/limit';
import { filtersField, readFilters } from '../../fields/lookUp/listFilters';
import { readMessageShape, simplifyField } from '../../fields/lookUp/simplify';
import { requestOptionsField } from '../../fields/options/runOptions';
import type { Call } from '../../call';
import type { Operation } from '../operation';
import { parsedPage } from '../common/parsedPage';

/** Sent and received messages, newest first. */
export const list: Operation = {
	resource: 'message',
	value: 'list',
	name: 'List',
	action: 'List messages',
	description: 'List sent and received messages, newest first, filtered by number and date',
	fields: [...limitFields, simplifyField, filtersField, requestOptionsField],
	read(item) {
		const limit = readLimit(item);
		const filters = readFilters(item);
		const shape = readMessageShape(item);
		const pageSize = Math.min(limit, largestPageSize);
		const call: Call = {
			request: listMessagesRequest(item.accountSid, filters, pageSize),
			whenFailed: 'The messages could not be listed',
			whenUnknown: 'The messages could not be listed',
			parse(answer, received) {
				const page = parseMessagePage(answer);
				if (!page) return undefined;
				const results = page.messages.slice(0, limit - received).map(shape);
				const wantsMore = received + results.length < limit;
				return parsedPage(results, wantsMore ? page.nextPageUri : null);
			},
		};
		return { calls: [call] };
	},
};
