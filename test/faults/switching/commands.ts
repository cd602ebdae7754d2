import fc from 'fast-check';
import type { CredentialState, Weather } from '../../engine/switchedN8n';
import type { Fault } from '../../twilio-stand-in/faults';
import { changeByHand, changesByHand, type ChangeByHand } from './changeByHand';
import { choices, choose } from './choosing';
import {
	fair,
	listen,
	stopListening,
	switchOff,
	switchOn,
	workflowOf,
	type SwitchingModel,
} from './steps';
import { play, storiesWith } from './stories';
import { forgetAfterHand } from './watching';
import { current, releaseByHand, sidOf, sourceAt, sourceCount, type SwitchingWorld } from './world';

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
	{ kind: 'html', status: 404, moment: 'before' },
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
	{ weight: 4, arbitrary: fc.constant(fair) },
	{ weight: 2, arbitrary: rough },
	{ weight: 2, arbitrary: deadly },
);

const inWords = (...words: unknown[]) =>
	words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ');

/** What may stand at a source in the end, and be refused by then. */
const references = [
	'sms_url',
	'sms_fallback_url',
	'sms_application_sid',
	'inbound_request_url',
	'fallback_url',
	'status_callback',
];

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
				await switchOn(world, model, number, weather);
			},
			'switch on',
			number,
			weather,
		),
	),
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world, model) => {
				await switchOff(world, model, number, weather);
			},
			'switch off',
			number,
			weather,
		),
	),
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world) => {
				await listen(world, number, weather);
			},
			'listen',
			number,
			weather,
		),
	),
	fc.tuple(numbers, weathers).map(([number, weather]) =>
		command(
			async (world) => {
				await stopListening(world, number, weather);
			},
			'stop listening',
			number,
			weather,
		),
	),
	storiesWith(choices).map((story) =>
		command(
			async (world, model) => {
				await play(world, model, story);
			},
			'story',
			story,
		),
	),
	fc.tuple(weathers, fc.option(fc.constantFrom(...addresses))).map(([weather, address]) =>
		command(
			async (world) => {
				const { n8n, isCalm } = world;
				if (isCalm) return;
				await n8n.restart(weather, address ?? n8n.address);
				world.seenOff.clear();
				world.holders.clear();
			},
			'kill and restart',
			weather,
			address ?? '',
		),
	),
	weathers.map((weather) =>
		command(
			async (world) => {
				await world.n8n.retry(weather);
				world.seenOff.clear();
				world.holders.clear();
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
					if (!resource) return;
					await changeByHand(world, resource, change);
					forgetAfterHand(world, current(world, resource));
				},
				'by hand',
				place,
				change,
			),
		),
	fc
		.tuple(numbers, fc.constantFrom<CredentialState>('good', 'good', 'gone', 'elsewhere'))
		.map(([number, credential]) =>
			command(
				async (world) => {
					await Promise.resolve();
					workflowOf(world, number).credential = credential;
				},
				'credential',
				number,
				credential,
			),
		),
	fc
		.tuple(fc.nat({ max: sourceCount - 1 }), fc.constantFrom(...references))
		.map(([place, setting]) =>
			command(
				async (world) => {
					await Promise.resolve();
					const resource = sourceAt(world, place);
					const value = resource && world.expected.get(sidOf(resource))?.[setting];
					if (typeof value === 'string' && value !== '') world.n8n.refused.add(value);
				},
				'Twilio takes no more',
				place,
				setting,
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
