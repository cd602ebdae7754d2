import type { Replacement } from '../packageCopy';
import type { Broken } from './trials';

const inFile = (file: string, piece: string, by: string): Replacement => ({
	file: `TwilioMessaging/dispatch/${file}.js`,
	piece,
	by,
});

/** A safeguard, and what histories show without it. */
interface BrokenTogether extends Broken {
	readonly shows: RegExp;
}

/** Every one of these must make a history of overlapping executions fail when it is taken away. */
export const togetherBreaks: readonly BrokenTogether[] = [
	{
		safeguard: 'it is looked again until nothing that was written is missing',
		replacements: [
			inFile('claims/chunks', 'look < leastLooks || time_1.time.elapsed() < end', 'look < 1'),
		],
		shows: /twice/,
	},
	{
		safeguard: 'whoever was overwritten takes what is there for that of another',
		replacements: [
			inFile(
				'onceKeys/keyClaims',
				'if (isUndone && isBegun && name.standing ===',
				"if (false && name.standing === 'free' && name.standing ===",
			),
		],
		shows: /twice/,
	},
	{
		safeguard: 'one that lives is waited for',
		replacements: [
			inFile(
				'onceKeys/liveRuns',
				'owners.length === 0 ? isSomeoneLive : owners.some(isLive)',
				'false',
			),
		],
		shows: /twice/,
	},
	{
		safeguard: 'who was silent gives way to whoever has taken its keys over',
		replacements: [
			inFile('onceKeys/giveWay', 'overs(key, each).some((over) => there.mayHave(over))', 'false'),
		],
		shows: /twice/,
	},
	{
		safeguard: 'whoever takes keys over looks who has gone on meanwhile',
		replacements: [
			inFile('onceKeys/liveRuns', 'goesOn(key).some((on) => there.mayHave(on))', 'false'),
		],
		// Both send, or each takes it for the other's.
		shows: /twice|is unknown/,
	},
	{
		safeguard: 'one takes over what a killed one has left',
		replacements: [
			inFile(
				'onceKeys/takeOver',
				'there.has(shared) || (!still.has(own) && still.has(shared))',
				'false',
			),
		],
		shows: /twice/,
	},
];
