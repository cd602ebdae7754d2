import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { TwilioRequest } from '../../twilio/api/request';
import type { Call, Parsed } from '../call';
import { done, notAttempted, type CallResult } from './callResult';
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
		if (changed && !mayBeChanged) return done(changed);
		const confirmed = mayBeChanged ? await this.#confirm(call) : undefined;
		const result = confirmed ? done(confirmed.results) : await this.#collect(call, mayBeChanged);
		if (result.kind === 'done')
			this.record.noteChange(
				change,
				result.results.map(({ json }) => json),
			);
		if (result.kind === 'failed' && result.failure.outcome === 'unknown')
			this.record.noteChange(change, 'unknown');
		return result;
	}

	/**
	 * Asks for all that the call needs, such as the pages of a list.
	 *
	 * @param mayBeDone whether an earlier try may have done it: then a refusal may say no more than that
	 */
	async #collect(call: Call, mayBeDone: boolean): Promise<Collected> {
		const results: JsonObject[] = [];
		let request = call.request;
		let guard = this.state.starting;
		for (;;) {
			const answer = await this.retrier.ask(request, false, guard);
			if (!answer) return notAttempted;
			const parsed = isFailure(answer)
				? await this.#confirmAfter(call, answer, mayBeDone)
				: call.parse(answer.body, results.length);
			if (!parsed && isFailure(answer)) return { kind: 'failed', failure: answer };
			if (!parsed || isSame(parsed.next, request))
				return { kind: 'failed', failure: failureFromUnreadableAnswer(answer.status ?? 200) };
			if (parsed.followedBy) return followed(call, parsed.followedBy);
			for (const result of parsed.results) results.push(result);
			if (!parsed.next) return done(results);
			if (request.method !== 'GET') guard = this.state.finishing;
			request = parsed.next;
		}
	}

	/** A refusal may only say that an earlier attempt, whose answer was lost, had done it already. */
	async #confirmAfter(
		call: Call,
		{ followsUnknown }: TwilioFailure,
		mayBeDone: boolean,
	): Promise<Parsed | undefined> {
		return followsUnknown === true || mayBeDone ? await this.#confirm(call) : undefined;
	}

	/** Asks whether it was done; undefined when it was not, or nobody knows. */
	async #confirm({ confirmation }: Call): Promise<Parsed | undefined> {
		if (!confirmation) return undefined;
		const answer = await this.retrier.ask(confirmation.request, false, this.state.confirming);
		return answer && confirmation.parseIfDone(answer);
	}
}

function followed({ request }: Call, call: Call): Collected {
	if (request.method === 'GET') return { kind: 'followed', call };
	throw new Error('Only a call that changes nothing can be followed by another one');
}

/** A list whose next page is the same one would never end. */
function isSame(next: TwilioRequest | undefined, request: TwilioRequest): boolean {
	return next?.path === request.path && next.method === request.method;
}
