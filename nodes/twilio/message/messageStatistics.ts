import type { JsonObject, JsonValue } from '../api/json';

/** Sums up messages: how many of each kind, and what they cost. */
export class MessageStatistics {
	#messages = 0;
	#segments = 0;
	readonly #statuses = new Map<string, number>();
	readonly #directions = new Map<string, number>();
	readonly #errors = new Map<string, number>();
	readonly #prices = new Map<string, Price>();

	/** @param message as Twilio gives it */
	add(message: JsonObject): void {
		this.#messages += 1;
		this.#segments += numberOf(message.num_segments);
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
			segments: this.#segments,
			byStatus: Object.fromEntries(this.#statuses),
			byDirection: Object.fromEntries(this.#directions),
			byErrorCode: Object.fromEntries(this.#errors),
			cost: [...this.#prices].map(([currency, { sum, messages, withoutPrice }]) => ({
				currency,
				// Twilio writes prices to five places; sums of floating point numbers go beyond.
				price: Number(sum.toFixed(5)),
				messages,
				withoutPrice,
			})),
		};
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

function count(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

const nameForCount = (value: JsonValue | undefined) =>
	typeof value === 'string' ? value : 'unknown';

function numberOf(value: JsonValue | undefined): number {
	const number = Number(value);
	return Number.isFinite(number) ? number : 0;
}
