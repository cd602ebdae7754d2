import fc from 'fast-check';
import type { SwitchedWorkflow, Weather } from '../../engine/switchedN8n';
import type { Fault } from '../../twilio-stand-in/faults';
import { changeByHand, changesByHand, type ChangeByHand } from './changeByHand';
import {
	callsIn,
	current,
	fieldsFor,
	releaseByHand,
	sidOf,
	sourceAt,
	sourceCount,
	type Resource,
	type SwitchingWorld,
} from './world';

/** What a sequence needs no world to know. */
export interface SwitchingModel {
	/** The place of the source that each workflow is set to. */
	readonly chosen: Map<number, number>;
}

type Act = (world: SwitchingWorld, model: SwitchingModel) => Promise<void>;

/** One thing that a person, n8n or Twilio does. */
class Command implements fc.AsyncCommand<SwitchingModel, SwitchingWorld> {
	constructor(
		private readonly words: string,
		private readonly act: Act,
	) {}

	check(): boolean {
		return true;
	}

	async run(model: SwitchingModel, world: SwitchingWorld): Promise<void> {
		if (world.isCalm && this.words.includes('"death"')) return;
		await this.act(world, model);
	}

	toString(): string {
		return this.words;
	}
}

const faults: readonly Fault[] = [
	{ kind: 'error', status: 503, moment: 'before' },
	{ kind: 'error', status: 503, moment: 'after' },
	{ kind: 'error', status: 429, moment: 'before' },
	{ kind: 'cut', moment: 'before' },
	{ kind: 'cut', moment: 'after' },
	{ kind: 'html', status: 502, moment: 'before' },
	{ kind: 'html', status: 502, moment: 'after' },
	{ kind: 'truncated', moment: 'after' },
	{ kind: 'empty', moment: 'after' },
];

/** Requests of one operation that something can befall. */
const mostRequests = 9;

const rough: fc.Arbitrary<Weather> = fc.record({
	faults: fc.array(fc.option(fc.constantFrom(...faults), { nil: undefined, freq: 2 }), {
		maxLength: mostRequests,
	}),
});
const deadly: fc.Arbitrary<Weather> = fc.record({
	faults: fc.constant([]),
	death: fc.record({
		request: fc.oneof(fc.integer({ min: 0, max: mostRequests }), fc.constant('none' as const)),
		moment: fc.constantFrom('before' as const, 'after' as const),
	}),
});
const weathers: fc.Arbitrary<Weather> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant({ faults: [] }) },
	{ weight: 2, arbitrary: rough },
	{ weight: 2, arbitrary: deadly },
);

const workflowOf = ({ n8n }: SwitchingWorld, number: number): SwitchedWorkflow => {
	const workflow = n8n.workflows[number];
	if (!workflow) throw new Error(`There is no workflow ${number}`);
	return workflow;
};

/** The source that a workflow is set to, as it stands. */
const chosenSource = (world: SwitchingWorld, model: SwitchingModel, number: number) =>
	sourceAt(world, model.chosen.get(number) ?? 0);

const inWords = (...words: unknown[]) =>
	words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ');

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

function expectCalled(resource: Resource | undefined, workflow: SwitchedWorkflow): void {
	// A number is not called for status updates.
	const events = workflow.parameters.events;
	const isCalled = Array.isArray(events) && events.some((event) => event === 'messageReceived');
	if (!resource || !isCalled || callsIn(resource, [workflow]).length > 0) return;
	throw new Error(`${workflow.ids.workflowId} is on, and ${sidOf(resource)} does not call it`);
}

/** What listening has left behind that n8n was killed in stays until the workflow is on once more. */
function expectNotCalled(resource: Resource | undefined, workflow: SwitchedWorkflow): void {
	const calls = resource ? callsIn(resource, [workflow]) : [];
	const isCalled = calls.some((name) => String(resource?.[name]).includes('/webhook/'));
	if (!resource || !isCalled) return;
	throw new Error(`${workflow.ids.workflowId} is off, and ${sidOf(resource)} still calls it`);
}

const numbers = fc.constantFrom(0, 1);
const addresses = ['http://n8n.example:5678', 'http://other.example/n8n'];

const command = (act: Act, ...words: unknown[]) => new Command(inWords(...words), act);

/** All that can happen. */
export const switchingCommands: Array<
	fc.Arbitrary<fc.AsyncCommand<SwitchingModel, SwitchingWorld>>
> = [
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world, model) => {
				const { n8n } = world;
				const workflow = workflowOf(world, number);
				await n8n.switchOn(workflow, weather);
				if (n8n.wasStruck || n8n.lastError !== undefined) return;
				expectCalled(chosenSource(world, model, number), workflow);
			},
			'switch on',
			number,
			weather,
		),
	),
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world, model) => {
				const { n8n } = world;
				const workflow = workflowOf(world, number);
				await n8n.switchOff(workflow, weather);
				if (n8n.wasStruck || workflow.listening || workflow.isActive) return;
				expectNotCalled(chosenSource(world, model, number), workflow);
			},
			'switch off',
			number,
			weather,
		),
	),
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world) => {
				await world.n8n.listen(workflowOf(world, number), weather);
			},
			'listen',
			number,
			weather,
		),
	),
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world) => {
				await world.n8n.stopListening(workflowOf(world, number), weather);
			},
			'stop listening',
			number,
			weather,
		),
	),
	fc.tuple(weathers, fc.option(fc.constantFrom(...addresses))).map(([weather, address]) =>
		command(
			async ({ n8n, isCalm }) => {
				if (!isCalm) await n8n.restart(weather, address ?? n8n.address);
			},
			'kill and restart',
			weather,
			address ?? '',
		),
	),
	weathers.map((weather) =>
		command(
			async ({ n8n }) => {
				await n8n.retry(weather);
			},
			'retry',
			weather,
		),
	),
	fc.tuple(numbers, choices).map(([number, choice]) =>
		command(
			async (world, model) => {
				await Promise.resolve();
				choose(world, model, number, choice);
			},
			'choose',
			number,
			choice,
		),
	),
	fc
		.tuple(fc.nat({ max: sourceCount - 1 }), fc.constantFrom<ChangeByHand>(...changesByHand))
		.map(([place, change]) =>
			command(
				async (world) => {
					const resource = sourceAt(world, place);
					if (resource) await changeByHand(world, resource, change);
				},
				'by hand',
				place,
				change,
			),
		),
	fc.constantFrom(0, 1).map((place) =>
		command(
			async (world) => {
				const resource = sourceAt(world, place);
				// Rare: nothing is left to be lost of what is gone.
				if (!resource || world.expected.size < sourceCount) return;
				await releaseByHand(world, current(world, resource));
				world.expected.delete(sidOf(resource));
			},
			'give up',
			place,
		),
	),
];
