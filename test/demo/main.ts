import { parseArgs } from 'node:util';
import { runLiveDemo } from './live';
import { runLocalDemo } from './local';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			live: { type: 'boolean', default: false },
			yes: { type: 'boolean', default: false },
		},
	});
	if (values.live) process.exitCode = (await runLiveDemo(values.yes)) ? 0 : 1;
	else await runLocalDemo();
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
