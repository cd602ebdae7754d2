import { heldWithOthers } from '../../../../nodes/TwilioMessagingTrigger/receive/heldMessages';
import type { TwilioEvent } from '../../../../nodes/twilio/webhook/webhookEvent';
import { useFakeTimers } from '../../../engine/fakeTimers';

beforeEach(() => {
	useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

const event = (sid: string): TwilioEvent => ({
	...{ kind: 'messageReceived', sid, status: '', errorCode: undefined },
	...{ simple: {}, raw: {}, media: [] },
});

test('One alone leads where a message has passed an earlier one, whose time is over first', async () => {
	const [earlier, later] = [event('SM1'), event('SM2')];
	const held = [
		heldWithOthers('Anna', { event: later, place: 2 }, { quiet: 10_000, longest: 10_000 }),
		heldWithOthers('Anna', { event: earlier, place: 1 }, { quiet: 10_000, longest: 8500 }),
	];
	await jest.advanceTimersByTimeAsync(10_000);
	const all = await Promise.all(held);
	expect(all.flatMap((one) => (one.leads ? [one.events] : []))).toEqual([[earlier, later]]);
});
