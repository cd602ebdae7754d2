import type { TwilioRequest } from '../../../twilio/api/request';
import type { MessageIdentity } from '../../../twilio/message/identity';

/** An item's message. */
export interface RecordedItem {
	readonly itemIndex: number;
	/** Which of the item's messages it is, from 0. */
	readonly part: number;
	readonly identity: MessageIdentity;
}

/** What made the items: it stays the same when expressions make a text anew. */
export interface RawContent {
	/** The item and the fields that make the content, unresolved; empty where nothing is made anew. */
	of(itemIndex: number): string;
	/** The item's input and all fields, as 0.1.0 wrote them down. */
	ofVersion1(itemIndex: number, part: number): string;
}

/** A change that needs no more than being made once, such as a deletion. */
export interface Change {
	readonly itemIndex: number;
	readonly request: TwilioRequest;
}

/** A change that Twilio has refused, or of which nobody knows whether it was made. */
export type LeftChange = 'refused' | 'unknown';
