import type { Fault } from '../twilio-stand-in/faults';

/** What one item asks for. */
export interface Letter {
	readonly to: string;
	/** Not used where a Messaging Service sends. */
	readonly from: string;
	readonly body: string;
	/** Empty for no template. */
	readonly contentSid: string;
	readonly smartEncoded: boolean;
	readonly media: readonly string[];
}

/** One execution of the workflow: the first, or one that a person starts with Retry. */
export interface ExecutionPlan {
	/** In another process, which remembers nothing of its own. */
	readonly elsewhere: boolean;
	/** Whether nobody listens at Twilio's address all the time. */
	readonly isOffline: boolean;
}

/** What happens to the requests of one kind, in order of their arrival; after the last, nothing. */
export type Weather = ReadonlyArray<Fault | undefined>;

/** Everything that is chosen about one trial of the model. */
export interface Schedule {
	/** The node runs once for each, in one execution. */
	readonly rounds: ReadonlyArray<readonly Letter[]>;
	readonly operation: 'sendSms' | 'sendMms';
	readonly senderType: 'from' | 'messagingService';
	readonly onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** 1 for no Retry On Fail. */
	readonly tries: number;
	readonly executions: readonly ExecutionPlan[];
	readonly maxConcurrentRequests: number;
	readonly skipIfSentWithin: boolean;
	readonly skipDuplicateRecipients: boolean;
	readonly isTrial: boolean;
	/** At Twilio, for all requests; 0 for none. */
	readonly concurrencyLimit: number;
	/** Whom Twilio refuses to text, every time; empty for nobody. */
	readonly unreachable: string;
	readonly creates: Weather;
	readonly lookUps: Weather;
	/** In milliseconds, over and over. */
	readonly latencies: readonly number[];
	/** How long a new message stays out of lists. */
	readonly listLagMilliseconds: number;
}
