import { randomUUID } from 'node:crypto';
import { channelOf } from '../messages/addresses';
import { errorText, type Step } from '../messages/delivery';
import type { StoredMessage } from '../messages/store';
import { falseSid } from '../sids';
import { textOf } from '../settings';
import type { World } from '../world';
import type { WebhookSender } from './sender';
import type { Attempt, Webhook } from './webhook';

/** How the callbacks that are due are sent. */
export interface StatusCallbackOptions {
	/** Puts them in another order, or leaves some out; those are lost for good. */
	readonly order?: 'reversed' | ((due: readonly Webhook[]) => readonly Webhook[]) | undefined;
	/** How often each of them is sent, one time right after the other. */
	readonly times?: number | undefined;
}

/** Reports what statuses messages have reached; each of them comes due once. */
export class StatusCallbacks {
	readonly #reported = new Set<string>();
	readonly #world: World;
	readonly #sender: WebhookSender;

	constructor(world: World, sender: WebhookSender) {
		this.#world = world;
		this.#sender = sender;
	}

	/** Sends what is due, one request after the other. */
	async send({ order, times = 1 }: StatusCallbackOptions = {}): Promise<Attempt[]> {
		const { signal } = this.#sender;
		const due = this.#takeDue();
		const arranged =
			order === undefined ? due : order === 'reversed' ? [...due].reverse() : order(due);
		const attempts: Attempt[] = [];
		for (const webhook of arranged.flatMap((one) => Array.from({ length: times }, () => one))) {
			const made = await this.#sender.send(webhook);
			attempts.push(...made);
			if (signal.aborted) break;
			const { status, failure } = made.at(-1) ?? {};
			if (status === undefined || status < 200 || status > 299)
				this.#world.webhookErrors.push({
					code: 11200,
					url: webhook.url,
					reason: status === undefined ? `No answer: ${failure ?? ''}` : `HTTP ${status}`,
				});
		}
		return attempts;
	}

	/** What has come about so far is not reported any more. */
	passOverDue(): void {
		this.#takeDue();
	}

	reset(): void {
		this.#reported.clear();
	}

	/** In the order in which the statuses came about. The status that a message begins with is not reported. */
	#takeDue(): Webhook[] {
		const now = this.#world.clock.now();
		return this.#world.messages
			.all()
			.flatMap((message) => message.steps.slice(1).map((step) => ({ message, step })))
			.filter(({ step }) => step.at <= now)
			.sort((one, other) => one.step.at - other.step.at)
			.flatMap(({ message, step }) => {
				const key = `${message.sid} ${step.status}`;
				if (this.#reported.has(key)) return [];
				this.#reported.add(key);
				const url = this.#urlFor(message);
				return url === '' ? [] : [statusCallback(message, step, url)];
			});
	}

	#urlFor({ statusCallback: own, accountSid, messagingServiceSid }: StoredMessage): string {
		const account = this.#world.accounts.find(accountSid);
		if (own !== undefined || account === undefined || messagingServiceSid === null)
			return own ?? '';
		const service = this.#world.services.find(account, messagingServiceSid);
		return textOf(service?.settings ?? {}, 'status_callback');
	}
}

function statusCallback(message: StoredMessage, { status, at }: Step, url: string): Webhook {
	const { sid, accountSid, messagingServiceSid, from, to, errorCode } = message;
	const failed = status === 'failed' || status === 'undelivered';
	const channel = channelOf(to);
	return {
		url,
		method: 'POST',
		accountSid,
		idempotencyToken: randomUUID(),
		parameters: {
			SmsSid: sid,
			SmsStatus: status,
			MessageStatus: status,
			To: to,
			...(messagingServiceSid === null ? {} : { MessagingServiceSid: messagingServiceSid }),
			MessageSid: sid,
			AccountSid: accountSid,
			From: from,
			ApiVersion: '2010-04-01',
			...(failed && errorCode !== null
				? { ErrorCode: String(errorCode), ErrorMessage: errorText(errorCode) }
				: {}),
			...(status === 'delivered' ? { RawDlrDoneDate: minuteOf(at) } : {}),
			...(channel === 'phone'
				? {}
				: { ChannelInstallSid: falseSid('XE', 1), ChannelPrefix: channel }),
			...(status === 'read' ? { EventType: 'READ' } : {}),
		},
	};
}

/** A moment as carriers report it: `YYMMDDhhmm`. */
function minuteOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 12);
}
