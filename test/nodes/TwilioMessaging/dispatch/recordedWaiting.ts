import { Waiting } from '../../../../nodes/TwilioMessaging/dispatch/waiting';

/** Waits for nothing, and knows how long it was to wait. */
export class RecordedWaiting extends Waiting {
	/** In milliseconds, in order. */
	readonly waits: number[] = [];

	constructor(
		signal?: AbortSignal,
		private readonly onWait: (milliseconds: number) => void = () => undefined,
	) {
		super(signal);
	}

	override wait(milliseconds: number): Promise<void> {
		this.waits.push(milliseconds);
		this.onWait(milliseconds);
		return Promise.resolve();
	}
}
