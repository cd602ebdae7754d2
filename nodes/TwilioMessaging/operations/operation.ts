import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../twilio/json';
import type { TwilioRequest } from '../../twilio/request';
import type { ItemReader } from '../fields/itemReader';

/** What one answer of Twilio's gave. */
export interface Taken {
	readonly results: JsonObject[];
	/** A further request that the item needs, such as the next page of a list. */
	readonly next?: TwilioRequest;
}

/** One item's work as a plain value: what to ask Twilio, and what to make of the answers. */
export interface Call {
	readonly request: TwilioRequest;
	/** Whether it creates a message, so that asking twice could text somebody twice. */
	readonly createsMessage: boolean;
	/** Begins the sentence that tells of a failure, e.g. "The message to +1… was not sent". */
	readonly whenFailed: string;
	/** The same for a failure after which nobody knows whether it was done. */
	readonly whenUnknown: string;
	/**
	 * Turns an answer into results.
	 *
	 * @param answer the JSON object that Twilio answered; empty when it answered without a body
	 * @param received how many results the item has already
	 * @returns undefined when this is not what Twilio answers here
	 */
	take(answer: JsonObject, received: number): Taken | undefined;
}

/** One entry of the Operation menu: the fields a person sees, and the call they add up to. */
export interface Operation {
	readonly resource: 'message';
	/** Stored in saved workflows: never changes. */
	readonly value: string;
	/** In the Operation menu. */
	readonly name: string;
	/** In the node panel. */
	readonly action: string;
	readonly description: string;
	readonly fields: INodeProperties[];
	/** Reads an item's fields. Throws InvalidField when they cannot be right. */
	read(item: ItemReader): Call;
}
