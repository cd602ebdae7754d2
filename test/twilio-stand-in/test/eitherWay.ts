import { ControlClient } from '../control/client';
import type { StandInControl } from '../control/control';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';
import { startWebhookReceiver, type WebhookReceiver } from './webhookReceiver';

export const person = '+14155552671';
export const other = '+14155552672';

/** What the tests of the control have in common. */
export interface Controlled {
	/** What is under test. */
	readonly control: StandInControl;
	readonly standIn: TwilioStandIn;
	readonly receiver: WebhookReceiver;
	readonly client: ReturnType<typeof createSdkClient>;
	/** Sends a text with Twilio's SDK. */
	send(to?: string, more?: object): Promise<{ readonly sid: string }>;
}

/** The same tests for both ways to control a local Twilio: in its process, and over HTTP. */
export function eitherWay(define: (at: Controlled) => void): void {
	describe.each([
		['in this process', (standIn: TwilioStandIn) => standIn.control],
		['over HTTP', ({ url }: TwilioStandIn) => new ControlClient(url)],
	])('controlled %s', (_how, choose: (standIn: TwilioStandIn) => StandInControl) => {
		let started: Controlled | undefined;
		const running = () => {
			if (started === undefined) throw new Error('It is there from beforeAll on');
			return started;
		};
		beforeAll(async () => {
			const standIn = await startTwilioStandIn();
			const client = createSdkClient(standIn);
			started = {
				standIn,
				client,
				control: choose(standIn),
				receiver: await startWebhookReceiver(),
				send: (to = person, more = {}) =>
					client.messages.create({ to, from: defaults.number, body: 'Hi', ...more }),
			};
		});
		beforeEach(async () => {
			const { control, receiver } = running();
			await control.reset();
			receiver.calls.length = 0;
			receiver.answering = () => [200, 'text/plain', 'Thanks'];
		});
		afterAll(async () => {
			started?.receiver.close();
			await started?.standIn.close();
		});
		define({
			get control() {
				return running().control;
			},
			get standIn() {
				return running().standIn;
			},
			get receiver() {
				return running().receiver;
			},
			get client() {
				return running().client;
			},
			send: (...text) => running().send(...text),
		});
	});
}
