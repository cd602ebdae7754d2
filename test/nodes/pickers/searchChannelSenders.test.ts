import { defaults } from '../../twilio-stand-in/server';
import { pick } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

/** Covers channelSenderRequests. */

const twilio = setUpTwilio();

describe('channel senders', () => {
	test.each([
		['sendWhatsApp', '+12025550103', defaults.whatsAppSender, {}],
		['sendRcs', 'stand_in_agent', defaults.rcsSender, {}],
		['sendAndWait', '+12025550103', defaults.whatsAppSender, { channel: 'whatsapp' }],
		['sendAndWait', 'stand_in_agent', defaults.rcsSender, { channel: 'rcs' }],
	])(
		'of %s are those of its channel, and can be sent from',
		async (operation, name, value, more) => {
			const parameters = { operation, ...more };
			const listed = await pick(twilio, 'searchChannelSenders', { parameters });
			expect(listed).toEqual({ results: [{ name, value }] });
			await twilio.run([{}], {
				...parameters,
				senderType: 'from',
				from: { __rl: true, mode: 'list', value },
				to: '+14155552671',
				messageType: 'text',
				body: 'Hello',
				message: 'Hello',
			});
			expect(twilio.standIn.messages()).toMatchObject([{ from: value }]);
		},
	);
});
