import type { Dimension } from './dimensions';
import type { Replacement } from './packageCopy';
import type { Letter, Schedule, Weather } from './schedule';

/** One safeguard of the dispatch, and how to take it away in the built code. */
export interface Break {
	readonly safeguard: string;
	readonly replacements: readonly Replacement[];
	/** What a schedule has to hold for it to be needed, beyond the usual. */
	readonly dimensions?: readonly Dimension[];
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
		replacements: [
			{
				file: dispatch('retryPolicy'),
				piece: 'if (createsMessage)',
				by: 'if (false)',
			},
		],
	},
	{
		safeguard: 'a retry knows what was accepted',
		replacements: [
			{
				file: dispatch('record/runRecord'),
				piece: 'recall(item) {',
				by: 'recall(item) {\n        if (true) return undefined;',
			},
		],
	},
	{
		safeguard: 'an unknown message is looked up',
		replacements: [
			{
				file: dispatch('reconciliation'),
				piece: 'for (const pause of pauses) {',
				by: 'for (const pause of []) {',
			},
		],
	},
	{
		safeguard: 'the rounds of a loop are told apart',
		replacements: [
			{
				file: 'TwilioMessaging/execute/run.js',
				piece: '(0, runIndex_1.runIndexOf)(context), raw)',
				by: '0, raw)',
			},
		],
	},
	{
		safeguard: 'a look-up leaves alone what another item owns',
		replacements: [
			{
				file: dispatch('reconciliation'),
				piece: '!this.record.owns(',
				by: '!((sid) => false)(',
			},
			{
				file: dispatch('reconciliation'),
				piece: '!this.register.isTaken(',
				by: '!(() => false)(',
			},
		],
	},
	{
		safeguard: 'a retry in another process knows what other rounds own',
		replacements: [
			{
				file: dispatch('dispatch'),
				piece: 'placesLeft(first, results)',
				by: 'new Set()',
			},
		],
		needsIt: ({ rounds, executions, creates }) =>
			rounds.length > 1 && executions.some(({ elsewhere }) => elsewhere) && loses(creates),
	},
	{
		safeguard: 'messages that look alike go one after another',
		replacements: [
			{
				file: dispatch('placeRegister'),
				piece: '(0, sameMessage_1.lookAlike)(other.look, creation.look)',
				by: 'false',
			},
		],
		needsIt: ({ rounds, maxConcurrentRequests, creates }) =>
			rounds.some(hasRepetition) && maxConcurrentRequests > 1 && loses(creates),
	},
	{
		safeguard: 'a 429 is waited out',
		replacements: [
			{
				file: dispatch('retryPolicy'),
				piece: 'const patienceWhenBusy = 120_000;',
				by: 'const patienceWhenBusy = 0;',
			},
		],
	},
	{
		safeguard: 'what was accepted is kept while n8n may run the node again',
		replacements: [
			{
				file: 'TwilioMessaging/execute/run.js',
				piece: 'else if (!mayRunAgain(context, results))',
				by: 'else',
			},
		],
	},
	{
		safeguard: 'what looks like a message in doubt is not begun',
		replacements: [
			{
				file: dispatch('messageCreation'),
				piece: 'if (record.isInDoubt(item, noted))',
				by: 'if (false)',
			},
		],
		dimensions: ['bareMedia', 'doubt'],
	},
	{
		safeguard: 'Twilio’s time counts, not that of a process',
		replacements: [
			{
				file: dispatch('twilioClock'),
				piece: 'return this.isSet ? elapsed + this.#ahead : ',
				by: 'return ',
			},
		],
		dimensions: ['clocks'],
	},
	{
		safeguard: 'a message of another account is not looked for in this one',
		replacements: [
			{
				file: 'twilio/message/identity.js',
				piece: 'return `${account} ${to} ',
				by: 'return `${to} ',
			},
		],
		dimensions: ['otherAccount'],
	},
	{
		safeguard: 'what was refused is begun last',
		replacements: [
			{
				file: dispatch('retryOrder'),
				piece: 'refused: 4,',
				by: 'refused: 0,',
			},
		],
		dimensions: ['fairEnd'],
	},
	{
		safeguard: 'fields that are no content may change',
		replacements: [
			{
				file: 'TwilioMessaging/execute/rawContent.js',
				piece: 'for (const name of contentFields_1.contentFields)',
				by: 'for (const name of Object.keys(parameters))',
			},
		],
		dimensions: ['freshTexts', 'changedFields'],
	},
];
