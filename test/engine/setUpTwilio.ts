import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../twilio-stand-in/server';
import { Engine, jsonOf } from './engine';
import { repositoryRoot } from './packageNodes';
import { letTimePass, scaleTime } from './timeScale';
import {
	standInCredential,
	twilioNodeName,
	twilioWorkflow,
	type TwilioNodeSettings,
} from './twilioNode';

/** n8n's engine and a stand-in, shared by the tests of one file. */
export interface TwilioSetUp {
	readonly engine: Engine;
	readonly standIn: TwilioStandIn;
	/**
	 * Runs our node over items.
	 *
	 * @param credential fields that differ from those of the stand-in's own account
	 */
	run(
		items: IDataObject[],
		parameters: INodeParameters,
		settings?: TwilioNodeSettings,
		credential?: IDataObject,
	): Promise<IRun>;
	/** The same, and what left the node. */
	results(...run: Parameters<TwilioSetUp['run']>): Promise<IDataObject[]>;
}

/** Starts both before the tests of a file, empties the stand-in before each of them, and stops it after the last. */
export function setUpTwilio(): TwilioSetUp {
	let started: { engine: Engine; standIn: TwilioStandIn } | undefined;
	const running = () => {
		if (!started) throw new Error('The engine is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		started = { engine: await Engine.start(), standIn: await startTwilioStandIn() };
		scaleTime(repositoryRoot, 0.001);
	});
	beforeEach(async () => {
		await running().standIn.control.reset();
		// What the process remembers of the test before.
		letTimePass(repositoryRoot, 300_000);
	});
	afterAll(() => started?.standIn.close());
	const run: TwilioSetUp['run'] = async (items, parameters, settings, credential) => {
		const { engine, standIn } = running();
		return await engine.run(
			twilioWorkflow(items, parameters, settings),
			standInCredential(standIn, credential),
		);
	};
	return {
		get engine() {
			return running().engine;
		},
		get standIn() {
			return running().standIn;
		},
		run,
		results: async (...all) => jsonOf(await run(...all), twilioNodeName),
	};
}

/** Parameters that send each item's `body` to its `to`, from the stand-in's own number. */
export const sendEachItem: INodeParameters = {
	operation: 'sendSms',
	senderType: 'from',
	from: { __rl: true, mode: 'sender', value: defaults.number },
	to: '={{ $json.to }}',
	body: '={{ $json.body }}',
};

/** Added to those, it lets the stand-in's Messaging Service pick the sender. */
export const withService: INodeParameters = {
	senderType: 'messagingService',
	messagingServiceSid: { __rl: true, mode: 'id', value: defaults.messagingServiceSid },
};

/** Parameters of an operation on the message that each item's `sid` names. */
export function onEachMessage(operation: string): INodeParameters {
	return { operation, messageSid: { __rl: true, mode: 'id', value: '={{ $json.sid }}' } };
}

/** So many items, each with a recipient and a text of its own. */
export function recipients(count: number): Array<{ to: string; body: string }> {
	return Array.from({ length: count }, (_, index) => ({
		to: `+1415555${String(2000 + index)}`,
		body: `Text ${index}`,
	}));
}

/** A field of an item that has to be a text. */
export function textOf(json: IDataObject | undefined, field: string): string {
	const value = json?.[field];
	if (typeof value !== 'string') throw new Error(`"${field}" is not a text`);
	return value;
}
