import { reasonOf } from '../../../twilio/values/reasonOf';

/** What an execution has left counts that did not end, and the store does not say what it is. */
export class UnreadClaims extends Error {}

/**
 * Asks for what was left behind. A store that cannot be used at all keeps nobody from sending: n8n may be
 * without one. But where it has said that something may be left, to send without the answer would be to
 * text people twice: a failure that says so can be repeated, a text cannot be unsent.
 *
 * @throws UnreadClaims
 */
export async function reading<Result>(ask: () => Promise<Result>): Promise<Result> {
	return await ask().catch(unread);
}

function unread(error: unknown): never {
	throw new UnreadClaims(reasonOf(error));
}
