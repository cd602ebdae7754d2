import { parseMessagePage } from '../../../twilio/message/messageResource';
import { largestPageSize, listMessagesRequest } from '../../../twilio/message/messageRequests';
import { MessageStatistics } from '../../../twilio/message/messageStatistics';
import { filtersField, readFilters } from '../../fields/lookUp/listFilters';
import { requestOptionsField } from '../../fields/options/runOptions';
import { byVersion } from '../../fields/reading/typeVersion';
import type { Call } from '../../call';
import type { Operation } from '../operation';
import { parsedPage } from '../common/parsedPage';

/** What the messages of a time add up to. */
export const getStatistics: Operation = {
	resource: 'message',
	value: 'getStatistics',
	name: 'Get Statistics',
	action: 'Get message statistics',
	description:
		'Count sent and received messages by status, direction and error, with total segments and price, as one item',
	fields: [filtersField, requestOptionsField],
	read(item) {
		const statistics = new MessageStatistics(byVersion(item.typeVersion, { 1: false, 1.1: true }));
		const whenFailed = 'The messages could not be counted';
		const call: Call = {
			request: listMessagesRequest(item.accountSid, readFilters(item), largestPageSize),
			whenFailed,
			whenUnknown: whenFailed,
			parse(answer) {
				const page = parseMessagePage(answer);
				if (!page) return undefined;
				for (const message of page.messages) statistics.add(message);
				const isLast = page.nextPageUri === null;
				return parsedPage(isLast ? [statistics.toJson()] : [], page.nextPageUri);
			},
		};
		return { calls: [call] };
	},
};
