import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import { placeOf, type MessageIdentity } from '../../twilio/message/identity';
import { createdAt, sidOf } from '../../twilio/message/messageResource';
import { searchMessagesRequest } from '../../twilio/message/messageRequests';
import { isSameMessage } from '../../twilio/message/sameMessage';
import { readMessageList } from './messageList';
import type { PlaceRegister } from './placeRegister';
import type { LostSpan } from './record/entry';
import type { RunRecord } from './record/runRecord';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import type { Waiting } from './waiting';

/** Pauses before each look, in milliseconds: Twilio's list may show a new message a little late. */
const pauses = [250, 1000, 2000, 4000, 8000];
/** Of a thousand messages each. */
const mostPages = 20;

const tooMany: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'There are too many messages to this recipient to search.',
	advice: 'Look for the message in Twilio’s log.',
	repeat: 'later',
};

/** No answer had told Twilio's time before it was lost. */
const maybeOlder: TwilioFailure = {
	outcome: 'unknown',
	meaning:
		'Twilio lists a message to this person that may be this one or an older one: only n8n’s own clock tells when this one was begun.',
	advice: 'If not, send it in a new execution.',
	repeat: 'afterChange',
	lookUp: 'unclear',
};

const stopped: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'The execution was stopped.',
	advice: 'Run it again.',
	repeat: 'later',
};

/** A message whose answer is missing. */
export interface Lost {
	/** When it may have come into being; asked anew for each look, as Twilio's time becomes known. */
	readonly span: () => LostSpan;
	/** What its record says, from `comparableText`. */
	readonly text: string;
}

/** Finds messages in Twilio's own records whose answer got lost. */
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
		private readonly record: RunRecord,
		private readonly register: PlaceRegister,
	) {}

	/**
	 * Looks for the message of a request whose answer is missing, several times. A message that another
	 * item is known to have sent is never taken, and none that is older than the request.
	 *
	 * @returns undefined when Twilio does not show it, a failure when it could not be asked at last
	 */
	async findLost(
		identity: MessageIdentity,
		lost: Lost,
	): Promise<JsonObject | TwilioFailure | undefined> {
		const place = placeOf(identity);
		const unresolved = this.#unresolved.get(place);
		if (unresolved) return unresolved;
		const found = await this.#lookAgainAndAgain(identity, lost);
		// What was read shows nothing else's.
		const isUnread = found && isFailure(found) && found.lookUp !== 'unclear';
		if (isUnread) this.#unresolved.set(place, found);
		return found;
	}

	async #lookAgainAndAgain(
		identity: MessageIdentity,
		lost: Lost,
	): Promise<JsonObject | TwilioFailure | undefined> {
		let last: TwilioFailure | undefined;
		for (const pause of pauses) {
			await this.waiting.wait(pause);
			const found = await this.#look(identity, lost);
			if (found && !isFailure(found)) return found;
			last = found;
			if (this.waiting.isCancelled) break;
		}
		return this.waiting.isCancelled ? (last ?? stopped) : last;
	}

	/** All pages, because it is not documented where Twilio lists a message that is not sent yet. */
	async #look(
		identity: MessageIdentity,
		{ span, text }: Lost,
	): Promise<JsonObject | TwilioFailure | undefined> {
		const place = placeOf(identity);
		let oldest: JsonObject | undefined;
		const possible: JsonObject[] = [];
		const isNobodys = (listed: JsonObject) =>
			isSameMessage(identity, listed, text) &&
			!this.record.owns(sidOf(listed)) &&
			!this.register.isTaken(place, sidOf(listed));
		const end = await readMessageList(this.retrier, {
			first: searchMessagesRequest(identity),
			mostPages,
			guard: this.state.following,
			take: (messages) => {
				for (const listed of messages.filter(isNobodys)) {
					const isWithin = this.retrier.clock.isWithin(createdAt(listed), span());
					if (isWithin === 'perhaps') possible.push(listed);
					if (isWithin !== 'surely') continue;
					// Of several that are as good, the oldest: a younger one may be a later item's.
					if (!oldest || createdAt(listed) <= createdAt(oldest)) oldest = listed;
				}
				return true;
			},
		});
		if (end !== 'complete' && end !== 'tooLong') return end;
		if (oldest) return oldest;
		if (possible.length > 0) return maybeOlder;
		return end === 'tooLong' ? tooMany : undefined;
	}
}
