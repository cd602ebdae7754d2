import { setTimeout as pause } from 'node:timers/promises';
import type { SavedWorkflow } from '../../n8n/api';
import type { Playground } from '../../n8n/playground';
import { receivingWorkflow, type Receiving } from './receiving';
import { numberAt, ownNumber as to } from './triggerExample';

/** A person who writes, and the number that they write to. */
export const person = '+14155552671';
export { to };

/** What the trigger's tests have in common: a number, and a workflow that is active for one test. */
export function setUpTrigger(place: {
	readonly playground: Pick<Playground, 'api' | 'choices' | 'standIn'>;
}) {
	let active: SavedWorkflow | undefined;

	/** The number as it stands at the local Twilio. */
	const ownNumber = () => numberAt(place.playground.standIn);

	const deactivate = async () => {
		if (active) await place.playground.api.deactivate(active);
		active = undefined;
	};
	afterEach(deactivate);

	return {
		ownNumber,
		deactivate,

		/** The trigger's fields for what comes in at the number. */
		fromNumber: () => ({
			source: 'phoneNumber',
			phoneNumberSid: { __rl: true, mode: 'id', value: ownNumber().sid },
			events: ['messageReceived'],
		}),

		/** Saves a workflow and makes it active until the end of the test. */
		activate: async (name: string, receiving: Omit<Receiving, 'credential'>) => {
			const { api, choices } = place.playground;
			const { credential } = choices;
			active = await api.createWorkflow(receivingWorkflow(name, { credential, ...receiving }));
			await api.activate(active);
			// n8n says so a little before the webhook can be called.
			await pause(2000);
			return active;
		},
	};
}
