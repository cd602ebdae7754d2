import type { Engine } from '../../../../engine/engine';

const twilioType = 'n8n-nodes-twilio-messaging.twilioMessaging';

/** Counts how often the engine runs our node, each try of Retry On Fail included. */
export interface TryCounter {
	readonly count: number;
	stop(): void;
}

/** Counts from now on until it is told to stop. */
export function countTries({ nodeTypes }: Engine): TryCounter {
	const spy = jest.spyOn(nodeTypes.getByNameAndVersion(twilioType), 'execute');
	return {
		get count() {
			return spy.mock.calls.length;
		},
		stop: () => {
			spy.mockRestore();
		},
	};
}
