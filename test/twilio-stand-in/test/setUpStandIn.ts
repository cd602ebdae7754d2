import { createSdkClient } from '../sdkClient';
import { startTwilioStandIn, type TwilioStandIn } from '../server';

/** A stand-in, and Twilio's SDK aimed at it, shared by the tests of one file. */
export interface StandInSetUp {
	readonly standIn: TwilioStandIn;
	readonly client: ReturnType<typeof createSdkClient>;
}

/** Starts it before the tests of a file, empties it before each of them, and stops it after the last. */
export function setUpStandIn(): StandInSetUp {
	let started: StandInSetUp | undefined;
	const running = () => {
		if (!started) throw new Error('The stand-in is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		const standIn = await startTwilioStandIn();
		started = { standIn, client: createSdkClient(standIn) };
	});
	beforeEach(() => {
		running().standIn.reset();
	});
	afterAll(() => started?.standIn.close());
	return {
		get standIn() {
			return running().standIn;
		},
		get client() {
			return running().client;
		},
	};
}
