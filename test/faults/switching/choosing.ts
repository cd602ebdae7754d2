import fc from 'fast-check';
import { workflowOf, type SwitchingModel } from './steps';
import { fieldsFor, sourceCount, type SwitchingWorld } from './world';

/** Chooses a source for a workflow, as an edit that is published at the next activation. */
export function choose(
	world: SwitchingWorld,
	model: SwitchingModel,
	number: number,
	choice: Choice,
): void {
	const workflow = workflowOf(world, number);
	workflow.parameters = fieldsFor(world, choice.place, choice);
	model.chosen.set(number, choice.place);
	const ever = world.everChosen.get(workflow) ?? new Set();
	world.everChosen.set(workflow, ever.add(choice.place));
}

/** What a person chooses in a trigger. */
export interface Choice {
	readonly place: number;
	readonly mayReplace: boolean;
	readonly events: readonly string[];
}

/** What a person may choose. */
export const choices: fc.Arbitrary<Choice> = fc.record({
	place: fc.nat({ max: sourceCount - 1 }),
	mayReplace: fc.boolean(),
	events: fc.constantFrom(
		['messageReceived'],
		['messageReceived', 'messageStatusUpdated'],
		['messageStatusUpdated'],
	),
});
