import type { TwilioFailure } from '../../../twilio/api/failure';
import { reasonOf } from '../../../twilio/values/reasonOf';
import { done, type CallResult } from '../callResult';
import type { KeyedJob } from './keyedJob';
import { mostKeys } from './onceNames';

/** A recipient already sent to under the key is skipped. */
export function passedOver({ identity, key }: KeyedJob): CallResult {
	return done([
		{
			to: identity.to,
			skipped: true,
			reason: 'A message with this Send Once Key was already sent to this recipient.',
			sendOnceKey: key,
		},
	]);
}

/** Nothing is sent that could not be remembered. */
export const storeUnusable = (error: unknown): TwilioFailure => ({
	outcome: 'notSent',
	meaning: `Send Once Key cannot work: n8n’s deduplication store cannot be used. ${reasonOf(error)}`,
	advice:
		'Save the workflow, check that n8n can write to its database, and update n8n if it is too old. If you remove Send Once Key, nothing prevents the message from being sent again.',
	repeat: 'later',
});

/** The first of them would be forgotten before the last is sent. */
export const tooManyKeys = (count: number): TwilioFailure => ({
	outcome: 'notSent',
	meaning: `Send Once Key remembers ${mostKeys} keys, and these items have ${count}: nothing was sent.`,
	advice: 'Share the items out among several nodes, each of which remembers as many.',
	repeat: 'afterChange',
});

/** Another item or execution has begun it, and its end is not known. */
export const keyInDoubt: TwilioFailure = {
	outcome: 'notSent',
	meaning: 'It is unknown whether the whole message with this Send Once Key was sent.',
	advice: 'Retry the execution or execute again: the node first finds out whether it was sent.',
	repeat: 'later',
};

/** A run before has begun it, and Twilio's list does not tell whether it was sent. */
export const keyUnclear: TwilioFailure = {
	outcome: 'unknown',
	meaning:
		'An earlier execution may have sent the message with this Send Once Key, and Twilio’s list does not tell whether it did.',
	advice:
		'Look in Twilio’s log (Console > Monitor > Logs > Messaging) whether the person has it. If not, send it with another key.',
	repeat: 'afterChange',
};

/** A run of another process has begun it, and goes on sending. */
export const keyInProgress: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'Another execution is sending messages under this Send Once Key just now.',
	advice:
		'Retry the execution, or execute again, when that one has ended: what it has sent is skipped then.',
	repeat: 'later',
};
