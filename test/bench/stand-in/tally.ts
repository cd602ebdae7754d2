import type { TwilioStandIn } from '../../twilio-stand-in/server';
import type { Conditions, Tally } from '../conditions';
import { people } from '../people';

/**
 * Counts what a run left behind.
 *
 * @param asked how many people were to get a text
 */
export function tallyOf(standIn: TwilioStandIn, asked: number, conditions: Conditions): Tally {
	const messages = standIn.messages();
	const perPerson = new Map<string, number>(people(asked).map(({ to }) => [to, 0]));
	for (const { to } of messages.slice(conditions.seededMessages))
		perPerson.set(to, (perPerson.get(to) ?? 0) + 1);
	const counts = [...perPerson.values()];
	return {
		accepted: messages.length - conditions.seededMessages,
		once: counts.filter((count) => count === 1).length,
		repeatedly: counts.filter((count) => count > 1).length,
		never: counts.filter((count) => count === 0).length,
		requests: standIn.requests.length,
		tooMany: standIn.requests.filter(({ status }) => status === 429).length,
		peakInFlight: standIn.peakInFlight,
		messageBytes: Buffer.byteLength(JSON.stringify(messages)),
	};
}
