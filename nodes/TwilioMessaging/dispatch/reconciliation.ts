import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import { createdAt, parseMessagePage, sidOf } from '../../twilio/message/messageResource';
import { nextPageRequest } from '../../twilio/message/messageRequests';
import type { TwilioRequest } from '../../twilio/api/request';
import { mayArrive } from '../../twilio/message/sameMessage';
import type { MessageIdentity } from '../call';
import { isOwned, own } from './ownedMessages';
import type { Retrier } from './retry';
import type { Guard, RunState } from './runState';
import type { Waiting } from './waiting';

/** Pauses before each look, in milliseconds: Twilio's list may show a new message a little late. */
const pauses = [250, 1000, 2000, 4000, 8000];
const mostPages = 20;

const tooMany: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'There are too many messages to this person to look through.',
	advice: 'Look for the message in Twilio’s log.',
	repeat: 'later',
};

const stopped: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'The execution was stopped.',
	advice: 'Run it again.',
	repeat: 'later',
};

/** A message whose answer is missing. */
export interface Lost {
	/** When the request began, in milliseconds since 1970. */
	readonly since: number;
	/** What its record says, as `Creation.text`. */
	readonly text: string;
}

/** Which of the messages in a place is looked for. */
interface Wish {
	readonly isWanted: (listed: JsonObject) => boolean;
	readonly which: 'newest' | 'oldest';
}

/** Finds messages in Twilio's own records. */
export class Reconciler {
	/**
	 * Places in which a message may be that could not be looked for. What is found there could be that
	 * one, so nothing is taken.
	 */
	readonly #unresolved = new Map<string, TwilioFailure>();

	constructor(
		private readonly retrier: Retrier,
		private readonly waiting: Waiting,
		private readonly state: RunState,
	) {}

	/**
	 * Looks for the message of a request whose answer is missing, several times, and makes it this
	 * item's own. A message that another item is known to have sent is never taken.
	 *
	 * @returns undefined when Twilio does not show it, a failure when it could not be asked at last
	 */
	async findLost(
		identity: MessageIdentity,
		lost: Lost,
	): Promise<JsonObject | TwilioFailure | undefined> {
		const unresolved = this.#unresolved.get(identity.place);
		if (unresolved) return unresolved;
		const found = await this.#lookAgainAndAgain(identity, lost);
		if (found && isFailure(found)) this.#unresolved.set(identity.place, found);
		else if (found) own(sidOf(found), identity.place);
		return found;
	}

	async #lookAgainAndAgain(
		identity: MessageIdentity,
		{ since, text }: Lost,
	): Promise<JsonObject | TwilioFailure | undefined> {
		let last: TwilioFailure | undefined;
		for (const pause of pauses) {
			await this.waiting.wait(pause);
			// Of several that are as good, the oldest: a younger one may be a later item's.
			const found = await this.#find(identity, since, this.state.following, {
				isWanted: (listed) => identity.matches(listed, text) && !isOwned(sidOf(listed)),
				which: 'oldest',
			});
			if (found && !isFailure(found)) return found;
			last = found;
			if (this.waiting.isCancelled) break;
		}
		return this.waiting.isCancelled ? (last ?? stopped) : last;
	}

	/**
	 * Looks once for the same message from some time before, whoever sent it. One that never arrived
	 * does not count.
	 *
	 * @param since milliseconds since 1970
	 * @returns undefined when Twilio has none or the guard said no, a failure when it could not be asked
	 */
	async findRecentDuplicate(
		identity: MessageIdentity,
		since: number,
	): Promise<JsonObject | TwilioFailure | undefined> {
		return await this.#find(identity, since, this.state.starting, {
			isWanted: (listed) => identity.isDuplicateOf(listed) && mayArrive(listed),
			which: 'newest',
		});
	}

	async #find(
		identity: MessageIdentity,
		since: number,
		guard: Guard,
		{ isWanted, which }: Wish,
	): Promise<JsonObject | TwilioFailure | undefined> {
		let request: TwilioRequest = identity.search;
		let found: JsonObject | undefined;
		for (let page = 0; page < mostPages; page++) {
			const answer = await this.retrier.ask(request, false, guard);
			if (!answer || isFailure(answer)) return answer;
			const listed = parseMessagePage(answer.body);
			if (!listed) return failureFromUnreadableAnswer(answer.status);
			// Newest first, over all pages.
			const recent = listed.messages.filter((message) =>
				this.retrier.clock.mayBeSince(createdAt(message), since),
			);
			found = recent.filter(isWanted).at(which === 'newest' ? 0 : -1) ?? found;
			const isEnough = found !== undefined && which === 'newest';
			if (isEnough || recent.length === 0 || listed.nextPageUri === null) return found;
			request = nextPageRequest(listed.nextPageUri);
		}
		return found ?? tooMany;
	}
}
