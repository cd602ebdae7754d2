import type { RefusalCode } from '../errors';

/** Statuses at which a message can end, or stay. */
export const outcomeStatuses = [
	'queued',
	'sending',
	'sent',
	'delivered',
	'undelivered',
	'failed',
	'read',
] as const;

/** Statuses of a message, in Twilio's words. */
export const messageStatuses = [
	'accepted',
	'scheduled',
	...outcomeStatuses,
	'canceled',
	'received',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Where a message ends. A status that is not final, such as `queued`, means it stays there. */
export interface Outcome {
	readonly status: (typeof outcomeStatuses)[number];
	readonly errorCode?: number | undefined;
}

/** A status, and the moment from which it holds. */
export interface Step {
	readonly status: MessageStatus;
	readonly at: number;
}

const courses: Readonly<Record<Outcome['status'], readonly MessageStatus[]>> = {
	queued: [],
	sending: ['sending'],
	sent: ['sending', 'sent'],
	delivered: ['sending', 'sent', 'delivered'],
	read: ['sending', 'sent', 'delivered', 'read'],
	undelivered: ['sending', 'sent', 'undelivered'],
	failed: ['sending', 'failed'],
};

const errorTexts: Readonly<Record<number, string>> = {
	21610: 'Attempt to send to unsubscribed recipient',
	30001: 'Queue overflow',
	30003: 'Unreachable destination handset',
	30004: 'Message blocked',
	30005: 'Unknown destination handset',
	30006: 'Landline or unreachable carrier',
	30007: 'Carrier violation',
	30008: 'Unknown error',
};

/** The text that goes with an error code of a message. */
export function errorText(code: number): string {
	return errorTexts[code] ?? 'Unknown error';
}

/** How messages fare after Twilio took them, and which addresses it refuses at once. */
export class Delivery {
	/** How long each step takes, in milliseconds. */
	stepMilliseconds = 50;
	readonly #outcomes = new Map<string, Outcome>();
	readonly #refusals = new Map<string, RefusalCode>();
	readonly #optedOut = new Set<string>();

	/** From now on, messages to this address end so. */
	setOutcome(to: string, outcome: Outcome): void {
		this.#outcomes.set(to, outcome);
	}

	/** From now on, messages to or from this address are refused with this code. */
	refuse(address: string, code: RefusalCode): void {
		this.#refusals.set(address, code);
	}

	/** The recipient sent STOP to this number or Messaging Service, or, without one, to all of them. */
	optOut(to: string, sender = ''): void {
		this.#optedOut.add(`${to} ${sender}`);
	}

	/** The recipient sent START. */
	optIn(to: string, sender = ''): void {
		this.#optedOut.delete(`${to} ${sender}`);
	}

	/** Who has sent STOP, and to whom; to all of them where no sender is named. */
	get optOuts(): Array<{ to: string; sender?: string }> {
		return [...this.#optedOut].map((entry) => {
			const [to = '', sender = ''] = entry.split(' ');
			return { to, ...(sender !== '' && { sender }) };
		});
	}

	/** Where messages end, address by address; they are delivered to all others. */
	get outcomes(): Array<Outcome & { to: string }> {
		return [...this.#outcomes].map(([to, outcome]) => ({ to, ...outcome }));
	}

	isOptedOut(to: string, sender: string): boolean {
		return this.#optedOut.has(`${to} `) || this.#optedOut.has(`${to} ${sender}`);
	}

	outcomeOf(to: string): Outcome {
		return this.#outcomes.get(to) ?? { status: 'delivered' };
	}

	refusalOf(address: string): RefusalCode | undefined {
		return this.#refusals.get(address);
	}

	/** The statuses a message will go through, the first of them at once. */
	plan(first: MessageStatus, now: number, sendAt: number, outcome: Outcome): Step[] {
		const queuedAt = first === 'scheduled' ? sendAt : now + this.stepMilliseconds;
		const steps: Step[] = [{ status: first, at: now }];
		if (first !== 'queued') steps.push({ status: 'queued', at: queuedAt });
		const start = steps.at(-1)?.at ?? now;
		courses[outcome.status].forEach((status, index) => {
			steps.push({ status, at: start + (index + 1) * this.stepMilliseconds });
		});
		return steps;
	}

	/** Everyone is reachable again, at the usual pace. */
	reset(): void {
		this.stepMilliseconds = 50;
		this.#outcomes.clear();
		this.#refusals.clear();
		this.#optedOut.clear();
	}
}
