import type { LostSpan } from './record/entry';
import { time } from './time';

/** Twilio writes times cut to the second. */
const second = 1000;
const minute = 60 * second;
/** Longer than a request can be on its way, through proxies that hold it back, too. */
const longestWay = 15 * minute;
/** In milliseconds: how far clocks of this process and another one may differ where neither was compared with Twilio's. */
export const ownClockMargin = minute;
/** In milliseconds: how far they usually differ. */
export const usualMargin = 2 * second;

/** A moment. */
export interface Moment {
	/** By `time.elapsed()`. */
	readonly elapsed: number;
	/** By Twilio's clock, in milliseconds since 1970; undefined when no answer had told its time. */
	readonly twilio: number | undefined;
}

const ownAhead = () => time.now() - time.elapsed();

/** Learns from the Date header of answers what time it is for Twilio: clocks differ, and ours may step. */
export class TwilioClock {
	/** What has to be added to `time.elapsed()`. */
	#ahead = Number.NEGATIVE_INFINITY;
	/** What this process's own clock was ahead of `time.elapsed()` at the last answer. */
	#ownAhead = 0;

	/** @param date of an answer that came just now, in milliseconds since 1970; NaN when it had none */
	observe(date: number): void {
		if (Number.isNaN(date)) return;
		// Cut to the second, it is never too late: the latest of all observations comes closest.
		this.#ahead = Math.max(this.#ahead, date - time.elapsed());
		this.#ownAhead = ownAhead();
	}

	/** Whether an answer has told Twilio's time. */
	get isSet(): boolean {
		return Number.isFinite(this.#ahead);
	}

	/** Whether it is known still: `time.elapsed()` stands still while a machine sleeps. */
	get isFresh(): boolean {
		return this.isSet && Math.abs(ownAhead() - this.#ownAhead) < second;
	}

	/** Twilio's time now in milliseconds since 1970; this process's own as long as no answer has told. */
	now(): number {
		return this.at(time.elapsed());
	}

	/** Twilio's time at a moment of `time.elapsed()`. */
	at(elapsed: number): number {
		return this.isSet ? elapsed + this.#ahead : time.now() - time.elapsed() + elapsed;
	}

	/**
	 * Whether something that Twilio dates `created` can have come into being within a span. What this
	 * process's own clock has told is taken to be as wrong as that clock is now.
	 *
	 * @returns `perhaps` when that clock would have to be wrong in another way
	 */
	isWithin(created: number, span: LostSpan): 'surely' | 'perhaps' | 'not' {
		if (span.isOwnClock !== true) return isWithin(created, span, 0) ? 'surely' : 'not';
		const corrected = created - this.#aheadOfOwn;
		if (isWithin(corrected, span, usualMargin)) return 'surely';
		const isPossible = [created, corrected].some((each) => isWithin(each, span, ownClockMargin));
		return isPossible ? 'perhaps' : 'not';
	}

	/**
	 * When it was by Twilio's time, at the earliest and at the latest, what a process's own clock has told:
	 * that clock is taken to be right, or as wrong as this process's is now.
	 */
	possibleTimes(told: number): { readonly earliest: number; readonly latest: number } {
		const both = [told, told + this.#aheadOfOwn];
		return { earliest: Math.min(...both) - ownClockMargin, latest: Math.max(...both) };
	}

	get #aheadOfOwn(): number {
		return this.isSet ? Math.round(this.now() - time.now()) : 0;
	}

	/** This moment. */
	moment(): Moment {
		return { elapsed: time.elapsed(), twilio: this.isFresh ? this.now() : undefined };
	}

	/** When a message may have come into being whose request began then and is over by now. */
	spanSince({ elapsed, twilio }: Moment): LostSpan {
		const began = this.at(elapsed);
		// What an answer tells after the machine has slept makes it seem to be later.
		const since = Math.floor(Math.min(twilio ?? Infinity, began));
		const passed = this.now() - began;
		const until = Math.ceil(Math.max(twilio ?? -Infinity, began) + passed + longestWay);
		if (this.isSet || twilio !== undefined) return { since, until };
		return { since, until, isOwnClock: true };
	}
}

/** The last that an answer has set, of all runs of this process. */
let last: TwilioClock | undefined;

/** Before a run's first answer, the time is that of the runs before it. */
export function bestClock(clock: TwilioClock): TwilioClock {
	return !clock.isSet && last?.isFresh === true ? last : clock;
}

/** Keeps what a run has learned of Twilio's time for those after it. */
export function keepClock(clock: TwilioClock): void {
	if (clock.isSet) last = clock;
}

function isWithin(created: number, { since, until }: LostSpan, margin: number): boolean {
	return created + second > since - margin && created <= until + margin;
}

/** A message that was lost twice may be either. */
export function spanOver(earlier: LostSpan | undefined, span: LostSpan): LostSpan {
	if (!earlier) return span;
	const isOwnClock = earlier.isOwnClock === true || span.isOwnClock === true;
	return {
		since: Math.min(earlier.since, span.since),
		until: Math.max(earlier.until, span.until),
		...(isOwnClock && { isOwnClock }),
	};
}
