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
const usualMargin = 2 * second;

/** Learns from the Date header of answers what time it is for Twilio: clocks differ, and ours may step. */
export class TwilioClock {
	/** What has to be added to `time.elapsed()`. */
	#ahead = Number.NEGATIVE_INFINITY;

	/** @param date of an answer that came just now, in milliseconds since 1970; NaN when it had none */
	observe(date: number): void {
		// Cut to the second, it is never too late: the latest of all observations comes closest.
		if (!Number.isNaN(date)) this.#ahead = Math.max(this.#ahead, date - time.elapsed());
	}

	/** Whether an answer has told Twilio's time. */
	get isSet(): boolean {
		return Number.isFinite(this.#ahead);
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
	 * process's own clock has told is also taken to be as wrong as that clock is now.
	 *
	 * @returns `perhaps` when it may be a little older, and no more than an own clock says that it is not
	 */
	isWithin(created: number, span: LostSpan): 'surely' | 'perhaps' | 'not' {
		if (span.isOwnClock !== true) return isWithin(created, span, 0) ? 'surely' : 'not';
		const both = [created, created - this.#aheadOfOwn];
		if (both.some((each) => isWithin(each, span, usualMargin))) return 'surely';
		return both.some((each) => isWithin(each, span, ownClockMargin)) ? 'perhaps' : 'not';
	}

	/**
	 * When it was by Twilio's time, at the earliest and at the latest, what a process's own clock has told:
	 * that clock is taken to be right, or as wrong as this process's is now.
	 *
	 * @returns undefined as long as no answer has told Twilio's time
	 */
	possibleTimes(told: number): { readonly earliest: number; readonly latest: number } | undefined {
		if (!this.isSet) return undefined;
		const both = [told, told + this.#aheadOfOwn];
		return { earliest: Math.min(...both), latest: Math.max(...both) };
	}

	get #aheadOfOwn(): number {
		return this.isSet ? this.now() - time.now() : 0;
	}

	/**
	 * When a message may have come into being whose request is over by now.
	 *
	 * @param began when the request did, by `time.elapsed()`
	 */
	spanSince(began: number): LostSpan {
		const span = {
			since: Math.floor(this.at(began)),
			until: Math.ceil(this.now() + longestWay),
		};
		return this.isSet ? span : { ...span, isOwnClock: true };
	}
}

/** The last that an answer has set, of all runs of this process, and what its own clock was ahead of `elapsed` then. */
let last: { readonly clock: TwilioClock; readonly own: number } | undefined;

const ownAhead = () => time.now() - time.elapsed();

/** Before a run's first answer, the time is that of the runs before it, unless the machine has slept since. */
export function bestClock(clock: TwilioClock): TwilioClock {
	if (clock.isSet || !last) return clock;
	return Math.abs(ownAhead() - last.own) < second ? last.clock : clock;
}

/** Keeps what a run has learned of Twilio's time for those after it. */
export function keepClock(clock: TwilioClock): void {
	if (clock.isSet) last = { clock, own: ownAhead() };
}

function isWithin(created: number, { since, until }: LostSpan, margin: number): boolean {
	return created + second > since - margin && created <= until + margin;
}

/**
 * When a message may have come into being whose request is over by now; asked anew, it is known better.
 *
 * @param began when the request did, by `time.elapsed()`
 * @param earlier when it may have been lost before
 */
export function lostSpan(
	clock: TwilioClock,
	began: number,
	earlier: LostSpan | undefined,
): () => LostSpan {
	const first = spanOver(earlier, clock.spanSince(began));
	return () => {
		const now = clock.spanSince(began);
		// A machine that has slept since would have begun later.
		return spanOver(first.isOwnClock === true ? earlier : first, now);
	};
}

/** A message that was lost twice may be either. */
function spanOver(earlier: LostSpan | undefined, span: LostSpan): LostSpan {
	if (!earlier) return span;
	const isOwnClock = earlier.isOwnClock === true || span.isOwnClock === true;
	return {
		since: Math.min(earlier.since, span.since),
		until: Math.max(earlier.until, span.until),
		...(isOwnClock && { isOwnClock }),
	};
}
