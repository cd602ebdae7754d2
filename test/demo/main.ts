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
	const { message, description } = { message: String(error), description: '', ...asRecord(error) };
	console.error([message, description].filter(Boolean).join('\n'));
	process.exitCode = 1;
});

/** n8n hands out an error that stopped a run as a plain object. */
function asRecord(error: unknown): object {
	return typeof error === 'object' && error !== null
		? { ...error, ...(error instanceof Error && { message: error.message }) }
		: {};
}
