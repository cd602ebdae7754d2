import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TwilioStandIn } from '../../twilio-stand-in/server';

/** An n8n and the local Twilio that belongs to it. */
interface Place {
	readonly standIn: TwilioStandIn;
	stop(): Promise<void>;
}

const mostMillisecondsToStart = 900_000;

/**
 * Something of its own for the tests of one file: started before them, stopped and removed after them.
 *
 * @param start told which folder to use, and where to say what is done next
 */
export function setUp<P extends Place>(
	start: (folder: string, say: (step: string) => void) => Promise<P>,
): { readonly playground: P } {
	let playground: P | undefined;
	const folder = mkdtempSync(join(tmpdir(), 'n8n-'));
	beforeAll(async () => {
		playground = await start(folder, (step) => process.stdout.write(`  ${step}\n`));
	}, mostMillisecondsToStart);
	beforeEach(async () => {
		await playground?.standIn.control.reset();
	});
	afterAll(async () => {
		await playground?.stop();
		rmSync(folder, { recursive: true, force: true });
	}, 60_000);
	return {
		get playground() {
			if (!playground) throw new Error('It is there from beforeAll on');
			return playground;
		},
	};
}
