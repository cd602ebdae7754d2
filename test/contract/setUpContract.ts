import { setUpTwilio, type TwilioSetUp } from '../engine/setUpTwilio';
import { createSdkClient } from '../twilio-stand-in/sdkClient';
import type { SdkClient } from './generators/sdkCalls';

/** The node in n8n's engine and Twilio's SDK, with the same stand-in as their Twilio. */
export interface ContractSetUp extends TwilioSetUp {
	readonly client: SdkClient;
}

/** Starts all three before the tests of a file; the stand-in is emptied before each test. */
export function setUpContract(): ContractSetUp {
	const twilio = setUpTwilio();
	let client: SdkClient | undefined;
	return {
		run: (...all) => twilio.run(...all),
		results: (...all) => twilio.results(...all),
		get engine() {
			return twilio.engine;
		},
		get standIn() {
			return twilio.standIn;
		},
		get client() {
			return (client ??= createSdkClient(twilio.standIn));
		},
	};
}
