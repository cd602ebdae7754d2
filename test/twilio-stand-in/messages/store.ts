import type { MessageStatus, Step } from './delivery';

/** A file that belongs to a message. */
export interface StoredMedia {
	readonly sid: string;
	/** Where it was to be had when the message was created. */
	readonly address: string;
	readonly createdAt: number;
	contentType: string;
	bytes: Buffer;
}

/** What someone said about a message's arrival. */
export interface StoredFeedback {
	readonly outcome: 'confirmed' | 'unconfirmed';
	readonly at: number;
}

/** Where a message came from: a person, a request, or the answer to a webhook. */
export const directions = ['inbound', 'outbound-api', 'outbound-reply'] as const;
export type Direction = (typeof directions)[number];

/** A message as the stand-in keeps it; its status follows from the clock. */
export interface StoredMessage {
	readonly sid: string;
	/** Counts up; the newest message has the highest. */
	readonly sequence: number;
	readonly accountSid: string;
	readonly direction: Direction;
	readonly to: string;
	/** The sender; one that a service chose shows only once the message is queued. */
	readonly from: string;
	readonly messagingServiceSid: string | null;
	readonly segments: number;
	readonly createdAt: number;
	readonly errorCode: number | null;
	readonly provideFeedback: boolean;
	/** Where its statuses are reported, instead of to its service's address. */
	readonly statusCallback?: string;
	body: string;
	/** When a request last changed it. */
	changedAt: number;
	steps: readonly Step[];
	media: readonly StoredMedia[];
	feedback?: StoredFeedback;
	deleted: boolean;
}

const complete: readonly MessageStatus[] = [
	'delivered',
	'undelivered',
	'failed',
	'read',
	'canceled',
	'received',
];

/** The step that a message has reached. */
export function currentStep(message: StoredMessage, now: number): Step {
	const reached = message.steps.filter(({ at }) => at <= now).at(-1) ?? message.steps[0];
	if (reached === undefined) throw new Error(`${message.sid} has no status`);
	return reached;
}

/** When the message was sent, or came in; undefined until then. */
export function sentAt(message: StoredMessage, now: number): number | undefined {
	return message.steps.find(
		({ status, at }) => (status === 'sent' || status === 'received') && at <= now,
	)?.at;
}

/** Whether nothing more will happen to it, so that it may be redacted and deleted. */
export function isComplete(message: StoredMessage, now: number): boolean {
	const { status } = currentStep(message, now);
	// Where carriers give no receipt, `sent` is the last status.
	const lastSent = status === 'sent' && message.steps.at(-1)?.status === 'sent';
	return lastSent || complete.includes(status);
}

/** The messages of all accounts. Deleted ones are kept apart from view: page tokens may name them. */
export class MessageStore {
	readonly #bySid = new Map<string, StoredMessage>();
	readonly #byAccount = new Map<string, StoredMessage[]>();
	#sequence = 0;

	nextSequence(): number {
		return ++this.#sequence;
	}

	add(message: StoredMessage): void {
		this.#bySid.set(message.sid, message);
		const messages = this.#byAccount.get(message.accountSid);
		if (messages === undefined) this.#byAccount.set(message.accountSid, [message]);
		else messages.push(message);
	}

	/** Adds one that another store has kept. */
	restore(message: StoredMessage): void {
		this.#sequence = Math.max(this.#sequence, message.sequence);
		this.add(message);
	}

	/** The message of that SID, deleted or not. */
	find(sid: string): StoredMessage | undefined {
		return this.#bySid.get(sid);
	}

	/** An account's messages, oldest first, deleted ones included. */
	of(accountSid: string): readonly StoredMessage[] {
		return this.#byAccount.get(accountSid) ?? [];
	}

	/** Every message, oldest first, deleted ones included. */
	all(): StoredMessage[] {
		return [...this.#bySid.values()];
	}

	reset(): void {
		this.#bySid.clear();
		this.#byAccount.clear();
	}
}
