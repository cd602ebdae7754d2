import { textOf, type JsonObject, type JsonValue } from '../api/json';
import { deliveryOf } from './deliveryState';

/** All statuses of a message (https://www.twilio.com/docs/messaging/api/message-resource#message-status-values). */
export const statuses = [
	'scheduled',
	'accepted',
	'queued',
	'sending',
	'sent',
	'delivered',
	'partially_delivered',
	'read',
	'undelivered',
	'failed',
	'canceled',
	'receiving',
	'received',
] as const;

/** All directions of a message. */
export const directions = ['outbound-api', 'outbound-call', 'outbound-reply', 'inbound'] as const;

/** Sums up messages: how many of each kind, and what they cost. */
export class MessageStatistics {
	#messages = 0;
	#sent = 0;
	#delivered = 0;
	#notDelivered = 0;
	#segments = 0;
	readonly #statuses = new Map<string, number>();
	readonly #directions = new Map<string, number>();
	readonly #errors = new Map<string, number>();
	readonly #prices = new Map<string, Price>();

	/** @param showsAll whether statuses and directions of no message are among the counts, as zero */
	constructor(showsAll: boolean) {
		if (!showsAll) return;
		for (const status of statuses) this.#statuses.set(status, 0);
		for (const direction of directions) this.#directions.set(direction, 0);
	}

	/** @param message as Twilio gives it */
	add(message: JsonObject): void {
		this.#messages += 1;
		this.#segments += numberOf(message.num_segments);
		if (textOf(message.direction).startsWith('outbound')) this.#addSent(message);
		count(this.#statuses, nameForCount(message.status));
		count(this.#directions, nameForCount(message.direction));
		const { error_code: code } = message;
		if (typeof code === 'number') count(this.#errors, String(code));
		this.#addPrice(message);
	}

	/** One item, ready for a chart or a mail. */
	toJson(): JsonObject {
		return {
			messages: this.#messages,
			sent: this.#sent,
			received: this.#messages - this.#sent,
			delivered: this.#delivered,
			notDelivered: this.#notDelivered,
			segments: this.#segments,
			totalPrice: this.#totalPrice(),
			byStatus: Object.fromEntries(this.#statuses),
			byDirection: Object.fromEntries(this.#directions),
			byErrorCode: Object.fromEntries(this.#errors),
			cost: [...this.#prices].map(([currency, { sum, messages, withoutPrice }]) => ({
				currency,
				price: rounded(sum),
				messages,
				withoutPrice,
			})),
		};
	}

	#addSent(message: JsonObject): void {
		this.#sent += 1;
		if (deliveryOf(message) === 'delivered') this.#delivered += 1;
		// One that was cancelled was not to arrive.
		else if (message.status === 'failed' || message.status === 'undelivered')
			this.#notDelivered += 1;
	}

	/** Null where prices are in several currencies. */
	#totalPrice(): number | null {
		const priced = [...this.#prices.values()].filter(
			({ messages, withoutPrice }) => messages > withoutPrice,
		);
		const [first, ...others] = priced;
		return others.length > 0 ? null : rounded(first?.sum ?? 0);
	}

	#addPrice({ price, price_unit: unit }: JsonObject): void {
		const currency = nameForCount(unit).toUpperCase();
		const known = this.#prices.get(currency) ?? { sum: 0, messages: 0, withoutPrice: 0 };
		const isKnown = typeof price === 'string' && Number.isFinite(Number.parseFloat(price));
		this.#prices.set(currency, {
			// Twilio writes what it charges below zero.
			sum: known.sum - (isKnown ? Number.parseFloat(price) : 0),
			messages: known.messages + 1,
			withoutPrice: known.withoutPrice + (isKnown ? 0 : 1),
		});
	}
}

interface Price {
	readonly sum: number;
	readonly messages: number;
	/** Messages whose price Twilio does not know yet. */
	readonly withoutPrice: number;
}

/** Twilio writes prices to five places; sums of floating point numbers go beyond. */
const rounded = (sum: number) => Number(sum.toFixed(5));

function count(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

const nameForCount = (value: JsonValue | undefined) =>
	typeof value === 'string' ? value : 'unknown';

function numberOf(value: JsonValue | undefined): number {
	const number = Number(value);
	return Number.isFinite(number) ? number : 0;
}
