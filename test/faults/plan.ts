import { createHash } from 'node:crypto';
import type { Fault } from '../twilio-stand-in/faults';
import type { RecordedRequest } from '../twilio-stand-in/recorder';
import { identitiesOf, write } from './identity';
import type { Schedule, Weather } from './schedule';

/** What one request meets. */
export interface Fate {
	readonly fault: Fault | undefined;
	/** In milliseconds. */
	readonly latency: number;
}

const numberFrom = (text: string) =>
	Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16);

/**
 * What a request is, whenever it arrives: the message that it asks for, or the place that it looks
 * through. Replies of Twilio's, such as the address of the next page, are no part of it.
 */
export function keyOfRequest({ method, path, query, form }: RecordedRequest): string {
	if (method === 'POST') return `POST\n${write(form)}`;
	const asked = new URLSearchParams(query);
	return `${method} ${path.replace(/AC\w+/, 'AC')}\n${asked.get('To') ?? ''} ${asked.get('From') ?? ''}`;
}

/** One of several kinds of weather: always the same for the same key. */
export function drawFrom(
	weathers: readonly Weather[],
	salt: number,
	key: string,
): Weather | undefined {
	return weathers[numberFrom(`${salt}\n${key}`) % Math.max(weathers.length, 1)];
}

/** The fate of a request: by what it is and how often it was made, not by its arrival. */
export function fateOf(schedule: Schedule, key: string, attempt: number): Fate {
	const { creates, lookUps, latencies, salt } = schedule;
	const weathers: readonly Weather[] = key.startsWith('POST') ? creates : lookUps;
	const weather = drawFrom(weathers, salt, key);
	const latency = latencies[numberFrom(`${salt}\n${attempt}\n${key}`) % latencies.length];
	return { fault: weather?.[attempt], latency: latency ?? 0 };
}

/** Says what each request of a performance meets. */
export class Plan {
	readonly #attempts = new Map<string, number>();
	readonly #fates = new WeakMap<RecordedRequest, Fate>();
	/** A line for each request so far: what it was, how often it had been made, what it met. */
	readonly lines: string[] = [];

	constructor(private readonly schedule: Schedule) {}

	fateOf(request: RecordedRequest): Fate {
		const known = this.#fates.get(request);
		if (known) return known;
		const key = keyOfRequest(request);
		const attempt = this.#attempts.get(key) ?? 0;
		this.#attempts.set(key, attempt + 1);
		const fate = fateOf(this.schedule, key, attempt);
		this.#fates.set(request, fate);
		this.lines.push(lineOf(key, attempt, fate));
		return fate;
	}
}

/** How often a request of the same kind is looked at, for the digest of a schedule. */
const attemptsShown = 8;

/** The plan of a schedule in a few letters: the same for the same messages that meet the same. */
export function digestOf(schedule: Schedule): string {
	const keys = new Set(
		schedule.rounds.flat().flatMap((letter) => identitiesOf(letter, schedule, {})),
	);
	const lines = [...keys].flatMap((identity) =>
		Array.from({ length: attemptsShown }, (_, attempt) =>
			lineOf(identity, attempt, fateOf(schedule, `POST\n${identity}`, attempt)),
		),
	);
	const looks = JSON.stringify([schedule.lookUps, schedule.salt]);
	return createHash('sha256')
		.update([...lines, looks].join('\n'))
		.digest('base64url')
		.slice(0, 12);
}

function lineOf(key: string, attempt: number, { fault, latency }: Fate): string {
	return `${key.replaceAll('\n', ' ')} #${attempt}: ${JSON.stringify(fault ?? null)}, ${latency} ms`;
}
