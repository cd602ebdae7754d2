import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../twilio/api/json';
import type { ItemReader } from '../fields/reading/itemReader';
import type { Call } from '../call';
import type { InvalidValue } from '../../twilio/values/problem';
import type { Question } from '../../waiting/question';

/** What an operation is about. */
export type Resource = 'media' | 'message';

/**
 * What an item's fields add up to: calls to Twilio, each begun when the one before it has gone through,
 * or results that need none.
 */
export type Task =
	| {
			readonly calls: readonly Call[];
			/**
			 * The calls for the texts that an earlier try has begun to send, where this one would send others.
			 */
			readonly withTexts?: (texts: readonly string[]) => readonly Call[];
			/** What the execution waits for when any of the calls has gone through: they need not wait for each other. */
			readonly thenWait?: AnswerWait;
	  }
	| { readonly results: readonly JsonObject[]; readonly wouldSend?: Sending }
	/** Nothing may be asked of Twilio. */
	| { readonly problem: InvalidValue };

/** An execution that waits for a person's answer. */
export interface AnswerWait {
	readonly question: Question;
	/** When it goes on without an answer; undefined for never. */
	readonly until: Date | undefined;
	/** Under which it is answered, one for each recipient. */
	readonly links: readonly string[];
}

/** For Preview: what a send would produce, without sending. */
export interface Sending {
	readonly messages: number;
	/** The task's results when something speaks against sending anything at all. */
	resultsIfRefused(problem: InvalidValue): readonly JsonObject[];
}

/** One entry of the Operation menu: the fields a person sees, and what they add up to. */
export interface Operation {
	readonly resource: Resource;
	/** Stored in saved workflows: never changes. */
	readonly value: string;
	/** In the Operation menu. */
	readonly name: string;
	/** In the node panel. */
	readonly action: string;
	readonly description: string;
	/** What whoever builds a workflow, such as n8n's AI builder, should know before choosing it. */
	readonly builderHint?: string;
	readonly fields: INodeProperties[];
	/** Whether it sends files that came in with the item. */
	readonly sendsFiles?: true;
	/** Whether it asks nothing of Twilio, and so needs no credential. */
	readonly asksNothing?: true;
	/**
	 * What a person is told beside the results.
	 *
	 * @param results of the items that went through
	 */
	hint?(results: readonly JsonObject[]): string | undefined;
	/** Whether it waits for a person's answer: then it takes one item. */
	readonly waits?: true;
	/** Reads an item's fields. Throws InvalidValue when they cannot be right. */
	read(item: ItemReader): Task;
}
