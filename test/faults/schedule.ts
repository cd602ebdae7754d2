import type { Fault } from '../twilio-stand-in/faults';
import type { ListOrder } from '../twilio-stand-in/messages/listOrder';
import type { Dimension } from './dimensions';

/** What one item asks for. */
export interface Letter {
	readonly to: string;
	/** Not used where a Messaging Service sends. */
	readonly from: string;
	readonly body: string;
	/** Empty for no template. */
	readonly contentSid: string;
	readonly smartEncoded: boolean;
	readonly shortenUrls: boolean;
	readonly media: readonly string[];
}

/** What a person changes in the workflow before a retry. */
export interface Edit {
	readonly maxConcurrentRequests?: number;
	readonly timeout?: number;
	readonly longBody?: 'refuse';
	readonly simplify?: boolean;
	/** The sender is picked again, and n8n notes its name. */
	readonly isPickedAgain?: boolean;
	/** The number that all are sent from now. */
	readonly from?: string;
	/** The item whose text is another one now. */
	readonly otherText?: number;
}

/** One execution of the workflow: the first, or one that a person starts with Retry. */
export interface ExecutionPlan {
	/** In another process, which remembers nothing of its own. */
	readonly elsewhere: boolean;
	/** Whether Twilio's address leads nowhere all the time. */
	readonly outage: 'none' | 'refused' | 'noSuchHost';
	readonly inOtherAccount: boolean;
	/** How the workflow differs from the first one. */
	readonly edit: Edit;
	/** Before it starts, in Twilio's seconds. */
	readonly pauseSeconds: number;
}

/** What happens to the requests of one kind, in their order; after the last, nothing. */
export type Weather = ReadonlyArray<Fault | undefined>;

/** How the clocks of the two processes go, against Twilio's. */
export interface Clocks {
	readonly aheadSeconds: readonly [number, number];
	/** After so many messages were asked for, the clocks step. */
	readonly stepAfter: number;
	readonly stepSeconds: number;
	readonly hasDateHeader: boolean;
	/** All clocks, Twilio's too, go as fast as waits are short: a millisecond counts as a second. */
	readonly areFast: boolean;
}

/** More than one execution of the same workflow. */
export interface Threads {
	readonly count: number;
	/** All at once, at once in two processes, or one after another. */
	readonly course: 'together' | 'apart' | 'successive';
}

/** Everything that is chosen about one trial of the model. */
export interface Schedule {
	/** What this one may hold. */
	readonly dimensions: readonly Dimension[];
	/** The node runs once for each, in one execution. */
	readonly rounds: ReadonlyArray<readonly Letter[]>;
	readonly operation: 'sendSms' | 'sendMms' | 'sendWhatsApp';
	readonly senderType: 'from' | 'messagingService';
	readonly onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** 1 for no Retry On Fail. */
	readonly tries: number;
	readonly executions: readonly ExecutionPlan[];
	readonly threads: Threads;
	readonly isTool: boolean;
	/** An expression makes each text anew. */
	readonly hasFreshTexts: boolean;
	/** Longer texts are split; 0 for never. */
	readonly longestPart: number;
	/** Each item says whether its links are shortened. */
	readonly shortensLinks: boolean;
	readonly maxConcurrentRequests: number;
	readonly skipIfSentWithin: boolean;
	readonly skipDuplicateRecipients: boolean;
	readonly isTrial: boolean;
	/** At Twilio, for all requests; 0 for none. */
	readonly concurrencyLimit: number;
	/** Whom Twilio refuses to text, every time; empty for nobody. */
	readonly unreachable: string;
	/** A message has one of these, by its identity. */
	readonly creates: readonly Weather[];
	/** A place that is looked through has one of these. */
	readonly lookUps: readonly Weather[];
	/** In milliseconds; a request has one of these, by its identity and how often it was made. */
	readonly latencies: readonly number[];
	/** Decides who has which. */
	readonly salt: number;
	/** How long a new message stays out of lists, by Twilio's clock. */
	readonly listLagMilliseconds: number;
	readonly listOrder: ListOrder;
	/** How long a message stays in each status, by Twilio's clock. */
	readonly stepMilliseconds: number;
	/** How many messages each person has had before. */
	readonly history: number;
	readonly clocks: Clocks;
}
