import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { TwilioRequest } from '../../twilio/api/request';
import type { Call, Parsed } from '../call';
import { done, failed, notAttempted, type CallResult } from './callResult';
import type { Job } from './job';
import type { Change } from './record/recordedItem';
import type { RunRecord } from './record/runRecord';
import type { Retrier } from './retry';
import type { RunState } from './runState';

/** What a call that creates nothing came to: its result, or a call that the answer has made possible. */
export type Collected = CallResult | { readonly kind: 'followed'; readonly call: Call };

/** Carries a call to its end that reads or changes something; those that create a message go another way. */
export class CallRunner {
	constructor(
		private readonly retrier: Retrier,
		private readonly record: RunRecord,
		private readonly state: RunState,
	) {}

	async run({ itemIndex, call }: Job): Promise<Collected> {
		if (call.request.method === 'GET') return await this.#collect(call, false);
		return await this.#change({ itemIndex, request: call.request }, call);
	}

	/** Changes something, unless an earlier try of the run has. */
	async #change(change: Change, call: Call): Promise<Collected> {
		const changed = this.record.recallChange(change);
		const mayBeChanged = changed === 'unknown';
		if (Array.isArray(changed)) return done(changed);
		const known = mayBeChanged ? await this.#confirm(call) : 'notDone';
		const confirmed = typeof known === 'object' ? known : undefined;
		const isDone = confirmed && !confirmed.next;
		const result = isDone
			? done(confirmed.results)
			: await this.#collect(call, mayBeChanged, confirmed);
		if (result.kind === 'done')
			this.record.noteChange(
				change,
				result.results.map(({ json }) => json),
			);
		if (result.kind === 'failed') {
			const { outcome } = result.failure;
			// What was in doubt before may still come about.
			const isNews = outcome === 'unknown' || (outcome === 'refused' && !mayBeChanged);
			if (isNews) this.record.noteChange(change, outcome);
		}
		return result;
	}

	/**
	 * Asks for all that the call needs, such as the pages of a list.
	 *
	 * @param mayBeDone whether an earlier try may have done it: then a refusal may say no more than that
	 * @param begun what an earlier try has done already
	 */
	async #collect(call: Call, mayBeDone: boolean, begun?: Parsed): Promise<Collected> {
		const results: JsonObject[] = [...(begun?.results ?? [])];
		let request = begun?.next ?? call.request;
		const { finishing, following, repeating, starting } = this.state;
		const goingOn = mayBeDone ? following : finishing;
		let guard = begun ? goingOn : mayBeDone ? repeating : starting;
		for (;;) {
			const answer = await this.retrier.ask(request, false, guard);
			if (!answer) return notAttempted;
			const parsed = isFailure(answer)
				? await this.#confirmAfter(call, answer, mayBeDone)
				: call.parse(answer.body, results.length);
			if (parsed && 'failure' in parsed) return failed(parsed.failure);
			if (!parsed || isSame(parsed.next, request))
				return failed(failureFromUnreadableAnswer(answer.status ?? 200));
			if (parsed.followedBy) return followed(call, parsed.followedBy);
			for (const result of parsed.results) results.push(result);
			if (!parsed.next) return done(results);
			if (request.method !== 'GET') guard = goingOn;
			request = parsed.next;
		}
	}

	/** A refusal may only say that an earlier attempt, whose answer was lost, had done it already. */
	async #confirmAfter(
		call: Call,
		failure: TwilioFailure,
		mayBeDone: boolean,
	): Promise<Parsed | { readonly failure: TwilioFailure }> {
		const changes = call.request.method !== 'GET';
		if (!changes || !(failure.followsUnknown === true || mayBeDone)) return { failure };
		const confirmed = await this.#confirm(call);
		if (typeof confirmed === 'object') return confirmed;
		return { failure: confirmed === 'unknown' ? { ...failure, outcome: 'unknown' } : failure };
	}

	/** Asks whether it was done. */
	async #confirm({ confirmation }: Call): Promise<Confirmed> {
		if (!confirmation) return 'unknown';
		const answer = await this.retrier.ask(confirmation.request, false, this.state.confirming);
		const done = answer && confirmation.parseIfDone(answer);
		return done ?? (answer && !isFailure(answer) ? 'notDone' : 'unknown');
	}
}

/** What was done, as far as it could be found out. */
type Confirmed = Parsed | 'notDone' | 'unknown';

function followed({ request }: Call, call: Call): Collected {
	if (request.method === 'GET') return { kind: 'followed', call };
	throw new Error('Only a call that changes nothing can be followed by another one');
}

/** A list whose next page is the same one would never end. */
function isSame(next: TwilioRequest | undefined, request: TwilioRequest): boolean {
	return next?.path === request.path && next.method === request.method;
}
