import { identify, type MessageIdentity } from '../../../../nodes/twilio/message/identity';
import type { CreateMessage } from '../../../../nodes/twilio/message/createMessage';

/** The identity of a message of which only these facts matter. */
export function identityWith(message: Partial<CreateMessage>): MessageIdentity {
	return identify(
		{ to: '+14155552671', from: '+14155550100', body: 'Hello', ...message },
		{
			accountSid: `AC${'0'.repeat(32)}`,
			apiUrl: 'https://api.example',
			whole: '',
			idOfMedia: (url) => url,
		},
	);
}
