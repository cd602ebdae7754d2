import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Playground } from '../../n8n/playground';

const mostMillisecondsToStart = 900_000;

/** An n8n of its own for the tests of one file: started before them, stopped and removed after them. */
export function setUpN8n(environment: NodeJS.ProcessEnv = {}): { readonly playground: Playground } {
	let playground: Playground | undefined;
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-'));
	beforeAll(async () => {
		const say = (step: string) => process.stdout.write(`  ${step}\n`);
		playground = await Playground.start({ userFolder, environment, say });
	}, mostMillisecondsToStart);
	beforeEach(() => {
		playground?.standIn.reset();
	});
	afterAll(async () => {
		await playground?.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}, 60_000);
	return {
		get playground() {
			if (!playground) throw new Error('n8n is there from beforeAll on');
			return playground;
		},
	};
}
