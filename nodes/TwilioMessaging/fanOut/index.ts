import { failureFromUnreadableAnswer, isFailure, type TwilioFailure } from '../../twilio/failure';
import type { JsonObject } from '../../twilio/json';
import type { TwilioRequest } from '../../twilio/request';
import type { TwilioAnswer } from '../../transport';
import type { Call } from '../operations/operation';

/** How one call ended. */
export type Ending =
	| { readonly kind: 'done'; readonly results: JsonObject[] }
	| { readonly kind: 'failed'; readonly failure: TwilioFailure }
	/** An earlier call failed and no new one was to begin. */
	| { readonly kind: 'notAttempted' };

/** Asks Twilio once; never throws. */
export type Ask = (request: TwilioRequest) => Promise<TwilioAnswer | TwilioFailure>;

/** How many requests are under way at once. */
const mostInFlight = 5;

/**
 * Carries out calls, a few at a time.
 *
 * @param stopOnFailure begin no new call once one has failed; those under way are awaited
 * @returns one ending for each call, in the order of the calls
 */
export async function fanOut(
	calls: readonly Call[],
	ask: Ask,
	stopOnFailure: boolean,
): Promise<Ending[]> {
	const endings = calls.map((): Ending => ({ kind: 'notAttempted' }));
	const waiting = calls.entries();
	let stopped = false;
	const work = async () => {
		for (const [index, call] of waiting) {
			if (stopped) return;
			const ending = await carryOut(call, ask);
			endings[index] = ending;
			if (ending.kind === 'failed' && stopOnFailure) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: Math.min(mostInFlight, calls.length) }, work));
	return endings;
}

async function carryOut(call: Call, ask: Ask): Promise<Ending> {
	const results: JsonObject[] = [];
	let request: TwilioRequest | undefined = call.request;
	while (request) {
		const answer: TwilioAnswer | TwilioFailure = await ask(request);
		if (isFailure(answer)) return { kind: 'failed', failure: answer };
		const taken = call.take(answer.body, results.length);
		if (!taken) return { kind: 'failed', failure: failureFromUnreadableAnswer(answer.status) };
		results.push(...taken.results);
		request = taken.next;
	}
	return { kind: 'done', results };
}
