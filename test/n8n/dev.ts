import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportStatuses } from '../twilio-stand-in/control/reportStatuses';
import { example, exampleFiles } from './example';
import { freePort, isFree } from './freePort';
import { firstWorkflow, greeting } from './greeting';
import { Playground } from './playground';

const userFolder = resolve(__dirname, '../../.cache/dev');
/** Where n8n is to be found everywhere. */
const usualPort = 5678;
/** Where the local Twilio is to be found alone, too. */
const usualStandInPort = 4010;

/** Starts n8n with this package, ready to click, and stops it at Ctrl-C. */
async function main(): Promise<void> {
	claimFolder();
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	const stopped = Promise.race(signals.map((signal) => once(process, signal)));
	const playground = await Playground.start({
		userFolder,
		port: await preferably(usualPort),
		standInPort: await preferably(usualStandInPort),
		keepsMessages: true,
		say: (step) => {
			console.log(`  ${step}`);
		},
	});
	const stop = new AbortController();
	try {
		console.log('  Importing the examples');
		await importExamples(playground);
		const { n8n, api, standIn } = playground;
		const first = (await api.workflows()).find(({ name }) => name === firstWorkflow);
		console.log(greeting(n8n.url, standIn.url, first?.id));
		await Promise.all([
			Promise.race([stopped, playground.n8n.ended]).finally(() => {
				stop.abort();
			}),
			// As Twilio does by itself; a trigger can listen to them.
			reportStatuses(playground.standIn.control, stop.signal),
		]);
		console.log('\n  Stopping');
	} finally {
		await playground.stop();
	}
}

async function preferably(port: number): Promise<number> {
	return (await isFree(port)) ? port : await freePort();
}

/** Two n8n's on one database would take each other's credential away. */
function claimFolder(): void {
	mkdirSync(userFolder, { recursive: true });
	const file = join(userFolder, 'running.pid');
	const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
	if (other !== undefined && isRunning(other)) {
		throw new Error(
			`npm run dev is running already (process ${other}). Stop it there with Ctrl-C, then start it again.`,
		);
	}
	writeFileSync(file, String(process.pid));
	process.once('exit', () => {
		rmSync(file, { force: true });
	});
}

function isRunning(processId: number): boolean {
	try {
		return process.kill(processId, 0);
	} catch {
		return false;
	}
}

/** Leaves alone what was imported before: somebody may be working on it. */
async function importExamples({ api, choices }: Playground): Promise<void> {
	const known = new Set((await api.workflows()).map(({ name }) => name));
	for (const file of exampleFiles()) {
		const workflow = example(file, choices);
		if (!known.has(workflow.name)) await api.createWorkflow(workflow);
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
