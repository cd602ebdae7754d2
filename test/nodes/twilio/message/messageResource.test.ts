import { parseMessagePage } from '../../../../nodes/twilio/message/messageResource';

const delivered = { sid: 'SM1', status: 'delivered' };

it.each([
	[
		{ messages: [delivered], next_page_uri: null },
		{ messages: [delivered], nextPageUri: null },
	],
	[
		{ messages: [], next_page_uri: '/2010-04-01/x?Page=1' },
		{ messages: [], nextPageUri: '/2010-04-01/x?Page=1' },
	],
	[{ messages: [] }, { messages: [], nextPageUri: null }],
	[{}, undefined],
	[{ messages: {} }, undefined],
	[{ messages: [null] }, undefined],
	[{ messages: ['SM1'] }, undefined],
])('the page %j is read as %j', (answer, page) => {
	expect(parseMessagePage(answer)).toEqual(page);
});
