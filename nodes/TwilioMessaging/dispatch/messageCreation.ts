import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import { placeOf } from '../../twilio/message/identity';
import { createdAt, sidOf } from '../../twilio/message/messageResource';
import { comparableText } from '../../twilio/message/sameMessage';
import type { Call, Creation } from '../call';
import { failed, notAttempted, type CallResult } from './callResult';
import type { RunClaims } from './claims/runClaims';
import type { OnceKeys } from './onceKeys/onceKeys';
import { lookalikeInDoubt, notChecked, sentFromElsewhere, stillUnknown } from './openQuestions';
import type { Job } from './job';
import type { Outage } from './outage';
import { resultOf, sentByAnother, skipped } from './messageResult';
import type { PlaceRegister } from './placeRegister';
import type { Reconciler } from './reconciliation';
import type { RecentMessages } from './recentMessages';
import type { Entry } from './record/entry';
import { hashOf } from './record/hashOf';
import type { RecordedItem } from './record/recordedItem';
import type { RunRecord } from './record/runRecord';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import { bestClock, spanOver, type Moment } from './twilioClock';

/** What a run has that creates messages. */
export interface CreationTools {
	readonly retrier: Retrier;
	readonly reconciler: Reconciler;
	readonly recent: RecentMessages;
	readonly record: RunRecord;
	readonly register: PlaceRegister;
	readonly state: RunState;
	readonly outage: Outage;
	readonly claims: RunClaims | undefined;
	readonly onceKeys: OnceKeys | undefined;
}

/** An item's message, and the call that creates it. */
interface Task {
	readonly item: RecordedItem;
	readonly call: Call;
	readonly creates: Creation;
	/** What is noted of it by now. */
	noted: Entry | undefined;
}

/** Carries a call that creates a message to its end: unless the message is at Twilio already. */
export class MessageCreator {
	constructor(private readonly tools: CreationTools) {}

	/** The result of a message that an earlier try has settled; undefined when something may be sent for it. */
	settled(item: RecordedItem, call: Call): CallResult | undefined {
		const noted = this.tools.record.recall(item);
		if (noted?.state === 'accepted') {
			// Perhaps another process accepted it: a look-up of another execution must not take it here.
			const { record, register } = this.tools;
			register.noteAccepted(placeOf(item.identity), sidOf(noted.message), record.owner);
			return resultOf(call, noted.message);
		}
		return noted?.state === 'skipped' ? skipped(resultOf(call, noted.message)) : undefined;
	}

	async create(job: Job, creates: Creation): Promise<CallResult> {
		const { itemIndex, part, parts, call, texts } = job;
		const item = { itemIndex, part, identity: creates.identity };
		if (part === 0 && texts) this.tools.record.noteTexts(item, texts);
		const settled = this.settled(item, call);
		const result = settled ?? (await this.#createOnce(item, call, creates));
		const isAllSent = result.kind === 'done' && parts > 1 && part === parts - 1;
		if (isAllSent) this.tools.record.noteTexts(item, parts);
		return result;
	}

	async #createOnce(item: RecordedItem, call: Call, creates: Creation): Promise<CallResult> {
		const { record, register } = this.tools;
		return await register.run(
			item.identity,
			record.owner,
			// Another call of a tool may have sent it meanwhile.
			async () =>
				this.settled(item, call) ??
				(await this.#createInTurn({ item, call, creates, noted: record.recall(item) })),
			(result) => result.kind === 'failed' && result.failure.outcome === 'unknown',
		);
	}

	async #createInTurn(task: Task): Promise<CallResult> {
		const { record, reconciler, recent, register, claims, onceKeys } = this.tools;
		const { item, creates, noted } = task;
		if (noted?.state === 'unknown') {
			if (noted.place !== hashOf(placeOf(item.identity))) return failed(sentFromElsewhere);
			const lost = { span: () => noted, text: noted.text };
			const found = await reconciler.findLost(item.identity, lost);
			if (found && isFailure(found)) return failed(stillUnknown(found, 'An earlier try'));
			if (found) {
				this.tools.outage.noteAnswer();
				return this.#accept(task, found);
			}
		}
		if (record.isInDoubt(item, noted)) return failed(lookalikeInDoubt);
		const known = await onceKeys?.check(item.identity);
		if (known) return known;
		const before = await claims?.sentBefore(item.identity);
		if (before === 'stopped') return notAttempted;
		if (before && isFailure(before)) return failed(before);
		if (before) {
			register.noteAccepted(placeOf(item.identity), sidOf(before), record.owner);
			onceKeys?.accepted(item.identity, sidOf(before));
			return this.#passOver(task, before, sentByAnother);
		}
		const minutes = creates.skipIfSentWithinMinutes;
		const earlier = minutes === undefined ? undefined : await recent.find(item.identity, minutes);
		if (earlier && isFailure(earlier)) return failed(notChecked(earlier));
		if (earlier) return this.#passOver(task, earlier);
		await claims?.claim(item.identity);
		return await this.#send(task);
	}

	/** Somebody had sent it before. */
	#passOver({ item, call, creates, noted }: Task, earlier: JsonObject, why?: string): CallResult {
		const message = creates.kept(earlier);
		this.tools.record.note(item, { state: 'skipped', since: this.#now(), message }, noted);
		return skipped(resultOf(call, message), why);
	}

	async #send(task: Task): Promise<CallResult> {
		const { retrier, state, outage, onceKeys, claims } = this.tools;
		const began = bestClock(retrier.clock).moment();
		let known: CallResult | undefined;
		const isKnown = async () => {
			known = await onceKeys?.checkAgain(task.item.identity);
			return known !== undefined;
		};
		const guard = onceKeys ? { ...state.creating, isKnown } : state.creating;
		const answer = await retrier.ask(task.call.request, true, guard);
		claims?.noteAnswer();
		if (!answer) return known ?? notAttempted;
		if (isFailure(answer) && answer.outcome !== 'unknown') {
			if (answer.outcome === 'refused') this.#noteRefused(task);
			return failed(answer);
		}
		if (!isFailure(answer) && task.call.parse(answer.body, 0)) {
			outage.noteAnswer();
			// A proxy may leave out the header that tells Twilio's time.
			if (Number.isNaN(answer.date)) retrier.clock.observe(createdAt(answer.body));
			return this.#accept(task, answer.body);
		}
		const failure = isFailure(answer) ? answer : failureFromUnreadableAnswer(answer.status);
		return await this.#lookFor(task, began, failure);
	}

	/** @param began when the message was begun that got lost */
	async #lookFor(task: Task, began: Moment, failure: TwilioFailure): Promise<CallResult> {
		const { record, reconciler, retrier, outage } = this.tools;
		const { item, noted } = task;
		const earlier = noted?.state === 'unknown' ? noted : undefined;
		const span = () => spanOver(earlier, bestClock(retrier.clock).spanSince(began));
		task.noted = record.noteUnknown(item, span(), task.noted);
		// The next try's text could be so much longer that it takes several messages.
		if (item.identity.whole === '') record.noteTexts(item, [item.identity.body]);
		outage.noteLost();
		const text = comparableText(item.identity);
		let found: JsonObject | TwilioFailure | undefined;
		try {
			found = await reconciler.findLost(item.identity, { span, text });
		} finally {
			outage.noteLookedFor(found !== undefined && !isFailure(found));
		}
		if (found && !isFailure(found)) return this.#accept(task, found);
		// By now, Twilio may have told its time.
		task.noted = record.noteUnknown(item, span(), task.noted);
		return failed({ ...failure, lookUp: found ? (found.lookUp ?? 'failed') : 'foundNothing' });
	}

	#accept({ item, call, creates, noted }: Task, message: JsonObject): CallResult {
		const { record, register, recent, onceKeys } = this.tools;
		onceKeys?.accepted(item.identity, sidOf(message));
		register.noteAccepted(placeOf(item.identity), sidOf(message), record.owner);
		register.settle(item.identity, record.owner);
		const since = this.#now();
		record.note(item, { state: 'accepted', since, message: creates.kept(message) }, noted);
		if (creates.skipIfSentWithinMinutes !== undefined) recent.note(item.identity, message);
		return resultOf(call, message);
	}

	#noteRefused({ item, noted }: Task): void {
		const { outage, record, register } = this.tools;
		outage.noteAnswer();
		register.settle(item.identity, record.owner);
		record.note(item, { state: 'refused' }, noted);
	}

	#now(): number {
		return Math.floor(this.tools.retrier.clock.now());
	}
}
