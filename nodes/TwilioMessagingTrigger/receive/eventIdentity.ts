import type { IWebhookFunctions } from 'n8n-workflow';
import { rankOf } from '../../twilio/webhook/statusRank';
import type { EventKind, TwilioEvent } from '../../twilio/webhook/webhookEvent';

/** What tells an event from all others, of this trigger and of every other one. */
export interface EventIdentity {
	/** The event's key: the same whenever Twilio posts it again. */
	readonly event: string;
	/**
	 * The key of the same event without its error code: Twilio may tell the status first, and the code
	 * only later. The same as `event` where there is none.
	 */
	readonly withoutCode: string;
	/** The key of the message that it is about. */
	readonly message: string;
	/** The key of who wrote, and to whom. */
	readonly people: string;
	/** How far the message is; a message that came in is as far as it gets: infinite. */
	readonly rank: number;
}

type Context = Pick<IWebhookFunctions, 'getWorkflow' | 'getNode' | 'getMode'>;

/** Tells a trigger from all others. The editor's test webhook is another one than that of the active workflow. */
export function triggerKey(context: Context): string {
	return JSON.stringify([context.getWorkflow().id ?? '', context.getNode().id, context.getMode()]);
}

/** Identifies an event. */
export function identify(
	context: Context,
	{ kind, sid, status, errorCode, simple }: TwilioEvent,
): EventIdentity {
	const trigger = triggerKey(context);
	const key = (...parts: unknown[]) => JSON.stringify([trigger, kind, ...parts]);
	const withoutCode = key(sid, status);
	return {
		event: errorCode === undefined ? withoutCode : key(sid, status, errorCode),
		withoutCode,
		message: key(sid),
		people: key(simple.from, simple.to),
		rank: rankOfKind[kind](status),
	};
}

/** What is never stale has an infinite rank. */
const rankOfKind: Readonly<Record<EventKind, (status: string) => number>> = {
	messageReceived: () => Number.POSITIVE_INFINITY,
	messageStatusUpdated: rankOf,
};
