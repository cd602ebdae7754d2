import { formatDate } from './dates';
import type { Answer } from './answer';
import { TwilioRefusal } from './errors';
import type { Form } from './form';
import { messagePath } from './messages/resource';
import type { StoredMessage } from './messages/store';
import type { World } from './world';

/** POST a message's feedback. */
export function createFeedback(world: World, message: StoredMessage, form: Form): Answer {
	const outcome = form.get('Outcome') ?? 'confirmed';
	if (outcome !== 'confirmed' && outcome !== 'unconfirmed')
		throw new TwilioRefusal(20422, `Outcome ${outcome}`);
	// Feedback that the message did not ask for: the code is not documented.
	if (!message.provideFeedback) throw new TwilioRefusal(20422, 'ProvideFeedback was not set');
	const at = world.clock.now();
	message.feedback = { outcome, at };
	return {
		// Twilio's description says 200; older notes say 201.
		status: 200,
		body: {
			account_sid: message.accountSid,
			date_created: formatDate(at),
			date_updated: formatDate(at),
			message_sid: message.sid,
			outcome,
			uri: `${messagePath(message)}/Feedback.json`,
		},
	};
}
