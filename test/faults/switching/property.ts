import fc from 'fast-check';
import { Engine } from '../../engine/engine';
import { SwitchedN8n } from '../../engine/switchedN8n';
import { startTwilioStandIn } from '../../twilio-stand-in/server';
import { copyPackage, type Replacement } from '../packageCopy';
import { choices, choose, type Choice } from './choosing';
import { switchingCommands } from './commands';
import type { SwitchingModel } from './steps';
import {
	addSwitchingAccount,
	callsIn,
	resourcesIn,
	setByHand,
	sidOf,
	type Resource,
	type SwitchingWorld,
} from './world';

/** How sequences are tried. */
export interface SwitchingTrials {
	readonly count: number;
	readonly seed: number;
	readonly shrinks: boolean;
	/** Whether n8n may be killed; by chance unless told otherwise. */
	readonly isCalm?: boolean;
	/** Told how many sequences have held so far. */
	readonly onProgress?: (held: number) => void;
}

/** What came of it. */
export interface SwitchingVerdict {
	readonly held: number;
	/** How many things happened in all sequences together. */
	readonly commands: number;
	/** What went wrong and how to see it again; empty when nothing did. */
	readonly problem: string;
}

/** A local Twilio, and a built package of which it may be known what it remembers. */
export interface SwitchingStage {
	tryAll(trials: SwitchingTrials): Promise<SwitchingVerdict>;
	close(): Promise<void>;
}

/** What stands at the sources at first. */
const beginnings = fc.record({
	first: fc.constantFrom(
		{},
		{ SmsUrl: 'https://crm.example/first', SmsMethod: 'GET' },
		{
			SmsUrl: 'https://user:password@crm.example/first?a=b',
			SmsFallbackUrl: 'https://crm.example/first-fallback',
			SmsFallbackMethod: 'GET',
			SmsApplicationSid: `AP${'0'.repeat(31)}2`,
		},
		{ SmsUrl: 'https://demo.twilio.com/welcome/sms/reply' },
	),
	service: fc.constantFrom(
		{},
		{
			InboundRequestUrl: 'https://crm.example/service',
			StatusCallback: 'https://crm.example/status',
		},
		{ UseInboundWebhookOnNumber: 'true', FallbackUrl: 'https://crm.example/service-fallback' },
	),
});

/** Most things that happen in one sequence. */
const mostCommands = 24;

/** Copies the built package, changed or not, and starts a Twilio for it. */
export async function buildSwitchingStage(
	replacements: readonly Replacement[] = [],
): Promise<SwitchingStage> {
	const { directory, remove } = copyPackage(replacements);
	const engine = await Engine.start(directory);
	const standIn = await startTwilioStandIn();
	const account = addSwitchingAccount(standIn);
	const credential = { accountSid: account.sid, authToken: account.authToken };

	const begin = async (
		first: readonly Choice[],
		{ first: number, service }: { first: object; service: object },
		isCalm: boolean,
	) => {
		standIn.reset();
		const world: SwitchingWorld = {
			standIn,
			account,
			n8n: new SwitchedN8n({ engine, standIn }, directory, { credential }),
			isCalm,
			expected: new Map(),
			everChosen: new Map(),
			seenOff: new Set(),
			holders: new Map(),
		};
		const [one, , last] = resourcesIn(world);
		if (!one || !last) throw new Error('The account is empty');
		await setByHand(world, one, { ...number });
		await setByHand(world, last, { ...service });
		for (const resource of resourcesIn(world)) world.expected.set(sidOf(resource), resource);
		const model: SwitchingModel = { chosen: new Map() };
		first.forEach((choice, index) => {
			world.n8n.add(`workflow-${index}`, {});
			choose(world, model, index, choice);
		});
		return { model, real: world };
	};

	return {
		async tryAll({ count, seed, shrinks, isCalm, onProgress }) {
			let held = 0;
			let commands = 0;
			const property = fc.asyncProperty(
				beginnings,
				isCalm === undefined ? fc.boolean() : fc.constant(isCalm),
				fc.tuple(choices, choices),
				fc.commands(switchingCommands, { maxCommands: mostCommands, size: 'max' }),
				async (beginning, calm, first, sequence) => {
					const begun = await begin(first, beginning, calm);
					await fc.asyncModelRun(() => begun, sequence);
					await end(begun.real, begun.model);
					expectRestored(begun.real);
					held += 1;
					commands += [...sequence].length;
					onProgress?.(held);
				},
			);
			const details = await fc.check(property, { numRuns: count, seed, endOnFailure: !shrinks });
			return { held, commands, problem: reportOf(details) };
		},
		close: async () => {
			await standIn.close();
			remove();
		},
	};
}

/**
 * Twilio answers, n8n is up, nobody listens, and each workflow is switched once more. Where n8n was killed,
 * it is switched wherever it has been: what the editor listened to then is known at Twilio alone.
 */
async function end(world: SwitchingWorld, model: SwitchingModel): Promise<void> {
	const { n8n, everChosen, isCalm } = world;
	for (const workflow of n8n.workflows) workflow.credential = 'good';
	for (const workflow of n8n.workflows) await n8n.stopListening(workflow);
	for (const [index, workflow] of n8n.workflows.entries()) {
		const { mayReplace, events } = settingsOf(workflow.parameters);
		const places = isCalm ? [model.chosen.get(index) ?? 0] : (everChosen.get(workflow) ?? []);
		for (const place of places) {
			choose(world, model, index, { place, mayReplace, events });
			await n8n.switchOn(workflow);
			await n8n.switchOff(workflow);
		}
	}
}

function settingsOf({ events, options }: Readonly<Record<string, unknown>>) {
	return {
		events: Array.isArray(events) ? events.map(String) : [],
		mayReplace: JSON.stringify(options).includes('true'),
	};
}

function expectRestored(world: SwitchingWorld): void {
	const { expected, n8n } = world;
	const problems = resourcesIn(world).flatMap((resource) => {
		const calls = callsIn(resource, n8n.workflows);
		const called = calls.map((name) => `${sidOf(resource)} calls a workflow that is off (${name})`);
		const wanted = expected.get(sidOf(resource));
		return [
			...called,
			...(wanted ? differences(resource, wanted, n8n.refused) : ['something is new']),
		];
	});
	if (problems.length > 0) throw new Error(problems.join('\n'));
}

function differences(resource: Resource, wanted: Resource, refused: ReadonlySet<string>): string[] {
	return Object.keys(wanted)
		.filter((name) => JSON.stringify(resource[name]) !== JSON.stringify(wanted[name]))
		.filter((name) => !isGivenUp(name, resource, wanted, refused))
		.map(
			(name) =>
				`${sidOf(resource)} has ${name} ${JSON.stringify(resource[name])}, not ${JSON.stringify(wanted[name])}`,
		);
}

/** Whether nothing stands there because Twilio does not take it any more, or the address that it belongs to. */
function isGivenUp(
	name: string,
	resource: Resource,
	wanted: Resource,
	refused: ReadonlySet<string>,
): boolean {
	const belongsTo: Readonly<Record<string, string>> = {
		sms_fallback_url: 'sms_url',
		fallback_url: 'inbound_request_url',
	};
	return [name, belongsTo[name] ?? name].some(
		(each) => isNothing(resource[each]) && refused.has(String(wanted[each])),
	);
}

const isNothing = (value: unknown) => value === '' || value === null;

function reportOf<Values>(details: fc.RunDetails<Values>): string {
	if (!details.failed) return '';
	const { errorInstance } = details;
	const problem = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
	return `${problem}\n${fc.defaultReportMessage(details) ?? ''}`;
}
