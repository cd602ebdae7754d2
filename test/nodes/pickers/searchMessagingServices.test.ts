import { defaults } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';
import { credentialOf, pick, pickAll } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

const twilio = setUpTwilio();

describe('messaging services', () => {
	test.each(['twilioMessaging', 'twilioMessagingTrigger'] as const)(
		'are found by name and SID in %s',
		async (node) => {
			const services = [
				{ name: 'Empty service', value: defaults.emptyMessagingServiceSid },
				{ name: 'Stand-in service', value: defaults.messagingServiceSid },
			];
			const search = async (filter?: string) =>
				(await pick(twilio, 'searchMessagingServices', { node, ...(filter && { filter }) }))
					.results;
			expect(await search()).toEqual(services);
			expect(await search('EMPTY')).toEqual(services.slice(0, 1));
			expect(await search(defaults.messagingServiceSid)).toEqual(services.slice(1));
			expect(await search('nobody')).toEqual([]);
		},
	);

	test('of 250 are read in three pages', async () => {
		const messagingServices = Array.from({ length: 250 }, (_, index) => ({
			sid: falseSid('MG', 1000 + index),
			friendlyName: `Service ${index}`,
			senders: [],
		}));
		const credential = credentialOf(twilio.standIn.addAccount({ messagingServices }));
		const pages = await pickAll(twilio, 'searchMessagingServices', { credential });
		expect(pages.map(({ results }) => results.length)).toEqual([100, 100, 50]);
		expect(twilio.standIn.requests).toHaveLength(3);
		const browsing = { credential, filter: 'service 7' };
		const found = await pickAll(twilio, 'searchMessagingServices', browsing);
		expect(found.flatMap(({ results }) => results.map(({ name }) => name))).toEqual(
			[79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 7].map((index) => `Service ${index}`),
		);
	});
});
