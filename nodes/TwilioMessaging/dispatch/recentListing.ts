import type { TwilioFailure } from '../../twilio/api/failure';
import { textOf, type JsonObject } from '../../twilio/api/json';
import type { MessageIdentity } from '../../twilio/message/identity';
import { isWaiting, lastMoved, sidOf } from '../../twilio/message/messageResource';
import {
	largestPageSize,
	listedSender,
	listMessagesRequest,
	type Senders,
} from '../../twilio/message/messageRequests';
import type { Job } from './job';
import { learnTime, readMessageList, type ListEnd } from './messageList';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import { time } from './time';
import { bestClock, type TwilioClock } from './twilioClock';

/** Whom a run asks about. */
export interface ListingPlan {
	readonly accountSid: string;
	readonly recipients: ReadonlySet<string>;
	/** The sender, if all messages have the same one and no service confirms it. */
	readonly from: string | undefined;
	/** Whether what others have sent is asked for as well. */
	readonly senders: Senders;
	/** How far back any item asks, in milliseconds since 1970 by Twilio's time. */
	readonly since: (clock: TwilioClock) => number;
}

/** Whom a run's jobs ask about; undefined when they ask about nobody. */
export function listingPlanOf(jobs: readonly Job[]): ListingPlan | undefined {
	const asked: MessageIdentity[] = [];
	let longest = 0;
	for (const { call } of jobs) {
		const minutes = call.creates?.skipIfSentWithinMinutes;
		if (!call.creates || minutes === undefined) continue;
		asked.push(call.creates.identity);
		longest = Math.max(longest, minutes);
	}
	return listingPlanFor(asked, (clock) => clock.now() - longest * minute);
}

/** Whom it takes to ask about these messages; undefined for none. */
export function listingPlanFor(
	asked: readonly MessageIdentity[],
	since: ListingPlan['since'],
	senders: Senders = 'sameSender',
): ListingPlan | undefined {
	const recipients = new Set<string>();
	const asking = new Set<string | undefined>();
	let accountSid = '';
	for (const identity of asked) {
		recipients.add(identity.to);
		asking.add(listedSender(identity, senders));
		accountSid = identity.accountSid;
	}
	if (recipients.size === 0) return undefined;
	const [only] = asking;
	const from = asking.size === 1 ? only : undefined;
	return { accountSid, recipients, from, senders, since };
}

const minute = 60_000;
/** After this long, what was sent meanwhile is listed too. */
const freshness = minute;
/** Lists may be a little late, and clocks differ. */
const overlap = 2 * minute;

/** One list for all people of a run: of what was sent lately, and of what waits to be sent. */
export class RecentListing {
	readonly #byRecipient = new Map<string, Map<string, JsonObject>>();
	readonly #mostPages: number;
	#reading: Promise<ListEnd> | undefined;
	#readAt = Number.NEGATIVE_INFINITY;
	/** Twilio's time of the last reading. */
	#listedUntil: number | undefined;

	constructor(
		private readonly retrier: Retrier,
		private readonly state: RunState,
		private readonly plan: ListingPlan,
	) {
		this.#mostPages = 1 + Math.ceil(plan.recipients.size / 100);
	}

	/** When what is known was listed, by `time.elapsed()`. */
	get readAt(): number {
		return this.#readAt;
	}

	/** @returns `tooLong` when so much was sent that asking for each person is cheaper */
	async messagesTo(
		recipient: string,
	): Promise<readonly JsonObject[] | TwilioFailure | 'tooLong' | undefined> {
		const end = await this.#read();
		if (end === 'complete') return [...(this.#byRecipient.get(recipient)?.values() ?? [])];
		return end;
	}

	#read(): Promise<ListEnd> {
		const isFresh = time.elapsed() - this.#readAt < freshness;
		if (this.#reading && isFresh) return this.#reading;
		this.#readAt = time.elapsed();
		const before = this.#reading;
		this.#reading = (async () => {
			const end = await (before ?? 'complete');
			return end === 'complete' ? await this.#readOn() : end;
		})();
		return this.#reading;
	}

	async #readOn(): Promise<ListEnd> {
		const { accountSid, from } = this.plan;
		const guard = this.state.starting;
		const told = await learnTime(this.retrier, accountSid, guard);
		if (told !== 'complete') return told;
		const clock = bestClock(this.retrier.clock);
		const since = (this.#listedUntil ?? this.plan.since(clock)) - overlap;
		this.#listedUntil = clock.now();
		const read = async (dateSentAfter: Date | undefined, isEnough: boolean) =>
			await readMessageList(this.retrier, {
				first: listMessagesRequest(accountSid, { from, dateSentAfter }, largestPageSize),
				mostPages: this.#mostPages,
				guard,
				take: (messages) => this.#take(messages, since) || !isEnough,
			});
		const sent = await read(new Date(since), false);
		if (sent !== 'complete') return sent;
		// What waits has no date. Twilio is taken to list it before what was sent long ago.
		return await read(undefined, true);
	}

	/** @returns whether any of them waits or has moved since */
	#take(messages: readonly JsonObject[], since: number): boolean {
		let hasRecent = false;
		for (const message of messages) {
			hasRecent ||= isWaiting(message) || lastMoved(message) >= since;
			const to = textOf(message.to);
			if (!this.plan.recipients.has(to)) continue;
			const known = this.#byRecipient.get(to) ?? new Map<string, JsonObject>();
			this.#byRecipient.set(to, known.set(sidOf(message), message));
		}
		return hasRecent;
	}
}
