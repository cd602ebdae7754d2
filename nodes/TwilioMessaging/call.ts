import type { TwilioAnswer } from '../twilio/api/answer';
import type { TwilioFailure } from '../twilio/api/failure';
import type { JsonObject } from '../twilio/api/json';
import type { TwilioRequest } from '../twilio/api/request';
import type { MessageIdentity } from '../twilio/message/identity';

/** What an answer of Twilio's gave. */
export interface Parsed {
	readonly results: JsonObject[];
	/** A further request that the item needs, such as the next page of a list. */
	readonly next?: TwilioRequest;
	/**
	 * A call that this answer makes possible, such as one that creates a copy of the message that was
	 * read. Only a call that changes nothing may have one: a retry makes it anew. It takes the place of the call from here on: its results leave, and none of this one's. If it
	 * creates a message, everything holds for it that keeps anybody from getting one twice; only Skip
	 * Duplicate Recipients and Max Messages per Run, which look at an item before its first request, do
	 * not know of it.
	 */
	readonly followedBy?: Call;
}

/** Asks Twilio whether something was done. */
export interface Confirmation {
	readonly request: TwilioRequest;
	/** The results if it was done; undefined if it was not, or nobody knows. */
	parseIfDone(answer: TwilioAnswer | TwilioFailure): Parsed | undefined;
}

/** What is to be known of a message that a call creates, so that nobody gets it twice. */
export interface Creation {
	readonly identity: MessageIdentity;
	/** Pass it over when Twilio has the same message from the last so many minutes. */
	readonly skipIfSentWithinMinutes: number | undefined;
	/** Its recipient gets one message of this key, whatever it says; undefined where nothing is said of that. */
	readonly sendOnceKey: string | undefined;
	/** What a retry needs of Twilio's answer to give the same result again: it is kept for every item. */
	kept(message: JsonObject): JsonObject;
}

/** Asks Twilio about a result again and again, with growing pauses, until it has come to its end. */
export interface Poll {
	/** How long to go on, in seconds. */
	readonly seconds: number;
	request(result: JsonObject): TwilioRequest;
	/** What an answer makes of the result; undefined when this is not what Twilio answers here. */
	parse(answer: JsonObject, result: JsonObject): JsonObject | undefined;
	isOver(result: JsonObject): boolean;
	/**
	 * What leaves the node.
	 *
	 * @param problem why Twilio could not be asked any more; undefined when it could
	 */
	conclude(result: JsonObject, problem: string | undefined): JsonObject;
}

/** A file at Twilio. */
export interface FileReference {
	/** The binary property that it becomes, e.g. `data`. */
	readonly name: string;
	/** From the root of the API's host, e.g. `/2010-04-01/Accounts/AC…/Messages/MM…/Media/ME…`. */
	readonly path: string;
	readonly contentType: string;
	/** In bytes. */
	readonly largest: number;
}

/** One item's work as a plain value: what to ask Twilio, and what to make of the answers. */
export interface Call {
	readonly request: TwilioRequest;
	/** Set when the request creates a message, so that asking twice could text somebody twice. */
	readonly creates?: Creation;
	/** Begins the sentence that tells of a failure, e.g. "The message to +1… was not sent". */
	readonly whenFailed: string;
	/** The same for a failure after which nobody knows whether it was done. */
	readonly whenUnknown: string;
	/** What to know, after a failure, of the item's calls before this one. */
	readonly whatWentBefore?: string | undefined;
	/** How to tell, after an attempt whose answer was lost, that it was carried out. */
	readonly confirmation?: Confirmation | undefined;
	/**
	 * Turns an answer into results.
	 *
	 * @param answer the JSON object that Twilio answered; empty when it answered without a body
	 * @param received how many results the item has already
	 * @returns undefined when this is not what Twilio answers here
	 */
	parse(answer: JsonObject, received: number): Parsed | undefined;
	/** Set when what Twilio answers may still change, and the item waits for it. */
	readonly poll?: Poll | undefined;
	/** The files that belong to a result, to be downloaded into the item. */
	files?(result: JsonObject): readonly FileReference[];
}
