import fc from 'fast-check';
import { choose, type Choice } from './choosing';
import {
	listen,
	stopListening,
	switchOff,
	switchOn,
	workflowOf,
	type SwitchingModel,
} from './steps';
import { sourceCount, type SwitchingWorld } from './world';

type Step =
	| 'on'
	| 'off'
	| 'listens'
	| 'listens no more'
	| 'has no credential'
	| 'is led elsewhere'
	| 'has its credential'
	| 'chooses another source';

/** One of two workflows, and what becomes of it. */
type StoryStep = readonly ['one' | 'other', Step];

/**
 * What two workflows of one source have met together, each time with some of the steps left out: chance alone
 * hardly ever plays so many in a row.
 */
const stories: readonly (readonly StoryStep[])[] = [
	[
		['one', 'on'],
		['other', 'on'],
		['one', 'off'],
		['other', 'off'],
	],
	[
		['one', 'on'],
		['one', 'listens'],
		['other', 'on'],
		['one', 'listens no more'],
		['other', 'off'],
	],
	[
		['one', 'on'],
		['other', 'on'],
		['one', 'listens'],
		['other', 'off'],
		['one', 'listens no more'],
	],
	[
		['one', 'on'],
		['one', 'listens'],
		['other', 'on'],
		['one', 'off'],
		['other', 'off'],
		['one', 'listens no more'],
	],
	[
		['one', 'on'],
		['other', 'on'],
		['one', 'has no credential'],
		['one', 'off'],
		['other', 'off'],
	],
	[
		['one', 'on'],
		['one', 'is led elsewhere'],
		['one', 'off'],
		['one', 'has its credential'],
		['one', 'chooses another source'],
	],
];

/** A story with the workflows that play it, and where. */
export interface Story {
	readonly steps: readonly StoryStep[];
	readonly one: 0 | 1;
	readonly choice: Choice;
}

/** Stories, of most of which a step is missing here and there. */
export function storiesWith(choices: fc.Arbitrary<Choice>): fc.Arbitrary<Story> {
	return fc.constantFrom(...stories).chain((story) =>
		fc.record({
			steps: fc
				.tuple(...story.map(() => fc.integer({ min: 0, max: 9 })))
				.map((chances) => story.filter((_, index) => chances[index] !== 9)),
			one: fc.constantFrom(0 as const, 1 as const),
			choice: choices.map((choice) => ({ ...choice, mayReplace: true })),
		}),
	);
}

/** Plays a story. */
export async function play(
	world: SwitchingWorld,
	model: SwitchingModel,
	{ steps, one, choice }: Story,
): Promise<void> {
	const numbers = { one, other: 1 - one };
	for (const number of Object.values(numbers)) choose(world, model, number, choice);
	const another = { ...choice, place: (choice.place + 1) % sourceCount };
	for (const [who, step] of steps) {
		const number = numbers[who];
		const workflow = workflowOf(world, number);
		const play: Readonly<Record<Step, () => Promise<void> | void>> = {
			on: async () => {
				await switchOn(world, model, number);
			},
			off: async () => {
				await switchOff(world, model, number);
			},
			listens: async () => {
				await listen(world, number);
			},
			'listens no more': async () => {
				await stopListening(world, number);
			},
			'has no credential': () => {
				workflow.credential = 'gone';
			},
			'is led elsewhere': () => {
				workflow.credential = 'elsewhere';
			},
			'has its credential': () => {
				workflow.credential = 'good';
			},
			'chooses another source': () => {
				choose(world, model, number, another);
			},
		};
		await play[step]();
	}
}
