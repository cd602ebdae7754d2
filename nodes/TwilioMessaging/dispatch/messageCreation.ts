import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import { sidOf } from '../../twilio/message/messageResource';
import type { Call, MessageIdentity } from '../call';
import { done, notAttempted, type CallResult } from './callResult';
import type { Ledger, LedgerItem } from './ledger';
import { notChecked, sentFromElsewhere, stillUnknown } from './openQuestions';
import { own } from './ownedMessages';
import type { Reconciler } from './reconciliation';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import { time } from './time';

const minute = 60_000;

/** Carries a call that creates a message to its end: unless the message is at Twilio already. */
export class MessageCreator {
	/** Messages of this run by place and content, for Skip If Sent Within: Twilio's list may be late. */
	readonly #sent = new Map<string, JsonObject>();

	constructor(
		private readonly retrier: Retrier,
		private readonly reconciler: Reconciler,
		private readonly ledger: Ledger,
		private readonly state: RunState,
	) {}

	/** Whether an earlier try has settled the message, so that nothing will be sent for it. */
	isSettled(item: LedgerItem): boolean {
		const remembered = this.ledger.recall(item);
		return remembered?.kind === 'accepted' || remembered?.kind === 'skipped';
	}

	async create(item: LedgerItem, call: Call): Promise<CallResult> {
		const { identity } = item;
		const remembered = this.ledger.recall(item);
		if (remembered?.kind === 'accepted') {
			// Perhaps another process accepted it: a later round must not take it for its own here.
			own(sidOf(remembered.message), identity.place);
			return resultOf(call, remembered.message);
		}
		if (remembered?.kind === 'skipped') return skipped(resultOf(call, remembered.message));
		if (remembered) {
			if (remembered.place !== identity.place)
				return { kind: 'failed', failure: sentFromElsewhere };
			const found = await this.reconciler.findLost(identity, remembered);
			if (found && isFailure(found)) return { kind: 'failed', failure: stillUnknown(found) };
			if (found) return this.#accept(item, call, found);
		}
		const earlier = await this.#findRecentDuplicate(identity);
		if (earlier && isFailure(earlier)) return { kind: 'failed', failure: notChecked(earlier) };
		if (earlier) {
			this.ledger.noteSkipped(item, earlier);
			return skipped(resultOf(call, earlier));
		}
		return await this.#send(item, call, remembered?.since ?? time.now());
	}

	/** @param since when it may have been sent first, in milliseconds since 1970 */
	async #send(item: LedgerItem, call: Call, since: number): Promise<CallResult> {
		const answer = await this.retrier.ask(call.request, true, this.state.starting);
		if (!answer) return notAttempted;
		if (isFailure(answer) && answer.outcome !== 'unknown')
			return { kind: 'failed', failure: answer };
		if (!isFailure(answer) && call.parse(answer.body, 0)) {
			return this.#accept(item, call, answer.body);
		}
		const { identity } = item;
		this.ledger.noteUnknown(item, since);
		const found = await this.reconciler.findLost(identity, { since, text: identity.text });
		if (found && !isFailure(found)) return this.#accept(item, call, found);
		const failure = isFailure(answer) ? answer : failureFromUnreadableAnswer(answer.status);
		return { kind: 'failed', failure: { ...failure, lookUp: found ? 'failed' : 'foundNothing' } };
	}

	#accept(item: LedgerItem, call: Call, message: JsonObject): CallResult {
		own(sidOf(message), item.identity.place);
		this.ledger.noteAccepted(item, message);
		this.#sent.set(keyOf(item.identity), message);
		return resultOf(call, message);
	}

	async #findRecentDuplicate(
		identity: MessageIdentity,
	): Promise<JsonObject | TwilioFailure | undefined> {
		const minutes = identity.skipIfSentWithinMinutes;
		if (minutes === undefined) return undefined;
		const sent = this.#sent.get(keyOf(identity));
		if (sent) return sent;
		const since = time.now() - minutes * minute;
		return await this.reconciler.findRecentDuplicate(identity, since);
	}
}

const keyOf = ({ place, content }: MessageIdentity) => JSON.stringify([place, content]);

function resultOf(call: Call, message: JsonObject): CallResult {
	const parsed = call.parse(message, 0);
	return parsed
		? done(parsed.results)
		: { kind: 'failed', failure: failureFromUnreadableAnswer(200) };
}

function skipped(result: CallResult): CallResult {
	if (result.kind !== 'done') return result;
	return done(result.results.map(({ json }) => ({ ...json, skipped: true })));
}
