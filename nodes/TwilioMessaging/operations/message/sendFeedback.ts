import { sendFeedbackRequest, type FeedbackOutcome } from '../../../twilio/message/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import { parseChoice } from '../../fields/reading/values';
import type { Call } from '../../call';
import type { Operation } from '../operation';

const label = 'Outcome';

const outcomes: Readonly<Record<FeedbackOutcome, string>> = {
	confirmed: 'Confirmed',
	unconfirmed: 'Unconfirmed',
};

/** Reports message feedback (conversion) to Twilio. */
export const sendFeedback: Operation = {
	resource: 'message',
	value: 'sendFeedback',
	name: 'Send Feedback',
	action: 'Send message feedback',
	description: 'Report message feedback (conversion) to Twilio, such as that the code was entered',
	fields: [
		messageSidField,
		{
			displayName: label,
			name: 'outcome',
			type: 'options',
			options: [
				{
					name: outcomes.confirmed,
					value: 'confirmed',
					description: 'The recipient completed the action, such as entering the code',
				},
				{
					name: outcomes.unconfirmed,
					value: 'unconfirmed',
					description: 'The recipient has not completed the action',
				},
			],
			default: 'confirmed',
			description:
				'Whether the recipient completed the action that the message asked for. Send the message with the option Provide Feedback.',
		},
		requestOptionsField,
	],
	read(item) {
		const sid = readMessageSid(item);
		const outcome = item.read('outcome', label, (raw) => parseChoice(raw, outcomes));
		const call: Call = {
			request: sendFeedbackRequest(item.accountSid, sid, outcome),
			whenFailed: `The feedback on message ${sid} was not sent`,
			whenUnknown: `It is unknown whether the feedback on message ${sid} was sent`,
			parse: (answer) =>
				answer.message_sid === sid ? { results: [{ messageSid: sid, outcome }] } : undefined,
		};
		return { calls: [call] };
	},
};
