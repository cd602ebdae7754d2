import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import { sidOf } from '../../twilio/message/messageResource';
import type { TwilioRequest } from '../../twilio/api/request';
import type { Call, MessageIdentity, Parsed } from '../call';
import { done, notAttempted, type CallResult } from './callResult';
import { own } from './ownedMessages';
import type { Change, Ledger, LedgerItem } from './ledger';
import { notChecked, sentFromElsewhere, stillUnknown } from './openQuestions';
import type { Reconciler } from './reconciliation';
import type { Guard, Retrier } from './retry';

/** A call and the item it belongs to. */
export interface Job {
	readonly itemIndex: number;
	readonly call: Call;
	/** Begun only when this has gone through. */
	readonly after?: Job;
	/** As in `LedgerItem`. */
	readonly origin: () => string;
}

const always: Guard = { mayStart: () => true, onRefusal: () => undefined };
const minute = 60_000;

/** Carries a single call to its end. */
export class CallRunner {
	/** Messages of this run by place and content, for Skip If Sent Within: Twilio's list may be late. */
	readonly #sent = new Map<string, JsonObject>();

	constructor(
		private readonly persistence: Retrier,
		private readonly lookUp: Reconciler,
		private readonly ledger: Ledger,
		private readonly guard: Guard,
		/** For what is changed in part already: half a change helps nobody. */
		private readonly finishing: Guard,
	) {}

	async run(work: Job): Promise<CallResult> {
		const item = ledgerItemOf(work);
		if (item) return await this.#create(item, work.call);
		const { itemIndex, call } = work;
		if (call.request.method === 'GET') return await this.#collect(call);
		return await this.#change({ itemIndex, request: call.request }, call);
	}

	/** Whether the call is known to need no sending, so that no sender's turn is spent on it. */
	needsNoSending(work: Job): boolean {
		const item = ledgerItemOf(work);
		const remembered = item && this.ledger.recall(item);
		return remembered?.kind === 'accepted' || remembered?.kind === 'skipped';
	}

	/** Changes something, unless an earlier try of the run has. */
	async #change(change: Change, call: Call): Promise<CallResult> {
		const changed = this.ledger.recallChange(change);
		if (changed) return done(changed);
		const ending = await this.#collect(call);
		if (ending.kind === 'done')
			this.ledger.noteChange(
				change,
				ending.results.map(({ json }) => json),
			);
		return ending;
	}

	/** Asks for all that the call needs, such as the pages of a list. */
	async #collect(call: Call): Promise<CallResult> {
		const results: JsonObject[] = [];
		let request = call.request;
		let { guard } = this;
		for (;;) {
			const answer = await this.persistence.ask(request, false, guard);
			if (!answer) return notAttempted;
			const hasFailed = isFailure(answer);
			const taken = hasFailed
				? await this.#confirm(call, answer)
				: call.take(answer.body, results.length);
			if (!taken && hasFailed) return { kind: 'failed', failure: answer };
			if (!taken || isSame(taken.next, request))
				return { kind: 'failed', failure: failureFromUnreadableAnswer(answer.status ?? 200) };
			for (const result of taken.results) results.push(result);
			if (!taken.next) return done(results);
			if (request.method !== 'GET') guard = this.finishing;
			request = taken.next;
		}
	}

	/** A refusal may only say that an earlier attempt, whose answer was lost, had done it already. */
	async #confirm(
		{ confirmation }: Call,
		{ followsUnknown }: TwilioFailure,
	): Promise<Parsed | undefined> {
		if (!confirmation || followsUnknown !== true) return undefined;
		const answer = await this.persistence.ask(confirmation.request, false, always);
		return answer && confirmation.takeIfDone(answer);
	}

	/** Creates a message, unless Twilio has it already. */
	async #create(item: LedgerItem, call: Call): Promise<CallResult> {
		const { creation } = item;
		const remembered = this.ledger.recall(item);
		if (remembered?.kind === 'accepted') {
			// Perhaps another process accepted it: a later round must not take it for its own here.
			own(sidOf(remembered.message), creation.place);
			return resultOf(call, remembered.message);
		}
		if (remembered?.kind === 'skipped') return skipped(resultOf(call, remembered.message));
		if (remembered) {
			if (remembered.place !== creation.place)
				return { kind: 'failed', failure: sentFromElsewhere };
			const found = await this.lookUp.findLost(creation, remembered);
			if (found && isFailure(found)) return { kind: 'failed', failure: stillUnknown(found) };
			if (found) return this.#accept(item, call, found);
		}
		const earlier = await this.#findEarlier(creation);
		if (earlier && isFailure(earlier)) return { kind: 'failed', failure: notChecked(earlier) };
		if (earlier) {
			this.ledger.noteSkipped(item, earlier);
			return skipped(resultOf(call, earlier));
		}
		return await this.#send(item, call, remembered?.since ?? Date.now());
	}

	/** @param since when it may have been sent first, in milliseconds since 1970 */
	async #send(item: LedgerItem, call: Call, since: number): Promise<CallResult> {
		const answer = await this.persistence.ask(call.request, true, this.guard);
		if (!answer) return notAttempted;
		if (isFailure(answer) && answer.outcome !== 'unknown')
			return { kind: 'failed', failure: answer };
		if (!isFailure(answer) && call.take(answer.body, 0)) {
			return this.#accept(item, call, answer.body);
		}
		const { creation } = item;
		this.ledger.noteUnknown(item, since);
		const found = await this.lookUp.findLost(creation, { since, text: creation.text });
		if (found && !isFailure(found)) return this.#accept(item, call, found);
		const failure = isFailure(answer) ? answer : failureFromUnreadableAnswer(answer.status);
		return { kind: 'failed', failure: { ...failure, lookUp: found ? 'failed' : 'foundNothing' } };
	}

	#accept(item: LedgerItem, call: Call, message: JsonObject): CallResult {
		own(sidOf(message), item.creation.place);
		this.ledger.noteAccepted(item, message);
		this.#sent.set(keyOf(item.creation), message);
		return resultOf(call, message);
	}

	async #findEarlier(creation: MessageIdentity): Promise<JsonObject | TwilioFailure | undefined> {
		const minutes = creation.skipIfSentWithinMinutes;
		if (minutes === undefined) return undefined;
		const sent = this.#sent.get(keyOf(creation));
		return (
			sent ??
			(await this.lookUp.findRecentDuplicate(creation, Date.now() - minutes * minute, this.guard))
		);
	}
}

/** A list whose next page is the same one would never end. */
function isSame(next: TwilioRequest | undefined, request: TwilioRequest): boolean {
	return next?.path === request.path && next.method === request.method;
}

/** What the ledger knows a piece of work by, if it creates a message. */
export function ledgerItemOf({ itemIndex, call, origin }: Job): LedgerItem | undefined {
	return call.creation && { itemIndex, creation: call.creation, origin };
}

const keyOf = ({ place, content }: MessageIdentity) => JSON.stringify([place, content]);

function resultOf(call: Call, message: JsonObject): CallResult {
	const taken = call.take(message, 0);
	return taken
		? done(taken.results)
		: { kind: 'failed', failure: failureFromUnreadableAnswer(200) };
}

function skipped(ending: CallResult): CallResult {
	if (ending.kind !== 'done') return ending;
	return done(ending.results.map(({ json }) => ({ ...json, skipped: true })));
}
