import type { Replacement } from './packageCopy';
import type { Letter, Schedule, Weather } from './schedule';

/** One safeguard of the dispatch, and how to take it away in the built code. */
export interface Break {
	readonly safeguard: string;
	readonly replacement: Replacement;
	/** The schedules that need the safeguard, where few do: the others would only take time. */
	readonly needsIt?: (schedule: Schedule) => boolean;
}

const dispatch = (file: string) => `TwilioMessaging/dispatch/${file}.js`;

/** Whether an answer gets lost, so that somebody has to look for the message. */
const loses = (weathers: readonly Weather[]) =>
	weathers.flat().some((fault) => fault?.kind === 'cut');

const hasRepetition = (letters: readonly Letter[]) =>
	new Set(letters.map(({ to, body }) => `${to} ${body}`)).size < letters.length;

/** Every one of these must make the property fail. */
export const breaks: readonly Break[] = [
	{
		safeguard: 'a message is not created again when it is unknown what became of it',
		replacement: {
			file: dispatch('retryPolicy'),
			piece: 'if (createsMessage)',
			by: 'if (false)',
		},
	},
	{
		safeguard: 'a retry knows what was accepted',
		replacement: {
			file: dispatch('ledger'),
			piece: 'if (!(0, json_1.isJsonObject)(entry))',
			by: 'if (true)',
		},
	},
	{
		safeguard: 'an unknown message is looked up',
		replacement: {
			file: dispatch('reconciliation'),
			piece: 'for (const pause of pauses) {',
			by: 'for (const pause of []) {',
		},
	},
	{
		safeguard: 'the rounds of a loop are told apart',
		replacement: {
			file: 'TwilioMessaging/execute/run.js',
			piece: 'runIndexOf(context))',
			by: '0)',
		},
	},
	{
		safeguard: 'a look-up leaves alone what another item owns',
		replacement: {
			file: dispatch('ownedMessages'),
			piece: 'return owned.has(sid);',
			by: 'return false;',
		},
	},
	{
		safeguard: 'a retry in another process knows what other rounds own',
		replacement: {
			file: dispatch('dispatch'),
			piece: 'for (const { sid, place } of ledger.owned())',
			by: 'for (const { sid, place } of [])',
		},
		needsIt: ({ rounds, executions, creates }) =>
			rounds.length > 1 && executions.some(({ elsewhere }) => elsewhere) && loses(creates),
	},
	{
		safeguard: 'messages that look alike go one after another',
		replacement: {
			file: dispatch('lookalikes'),
			piece: 'isWild || other.likeness === likeness',
			by: 'false',
		},
		needsIt: ({ rounds, maxConcurrentRequests, creates }) =>
			rounds.some(hasRepetition) && maxConcurrentRequests > 1 && loses(creates),
	},
	{
		safeguard: 'a 429 is waited out',
		replacement: {
			file: dispatch('retryPolicy'),
			piece: 'const patienceWhenBusy = 120_000;',
			by: 'const patienceWhenBusy = 0;',
		},
	},
	{
		safeguard: 'what was accepted is kept while n8n may run the node again',
		replacement: {
			file: 'TwilioMessaging/execute/run.js',
			piece: 'if (!willRunAgain(context, results))',
			by: 'if (true)',
		},
	},
];
