import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { owner } from './api';
import { example, exampleFiles } from './example';
import { freePort, isFree } from './freePort';
import { Playground } from './playground';

const userFolder = resolve(__dirname, '../../.cache/dev');
/** Where n8n is to be found everywhere. */
const usualPort = 5678;

/** Starts n8n with this package, ready to click, and stops it at Ctrl-C. */
async function main(): Promise<void> {
	claimFolder();
	const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	const playground = await Playground.start({
		userFolder,
		port: (await isFree(usualPort)) ? usualPort : await freePort(),
		say: (step) => {
			console.log(`  ${step}`);
		},
	});
	try {
		console.log('  Importing the examples');
		await importExamples(playground);
		greet(playground);
		await Promise.race([stopped, playground.n8n.ended]);
		console.log('\n  Stopping');
	} finally {
		await playground.stop();
	}
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
	const known = new Set(await api.workflowNames());
	for (const file of exampleFiles()) {
		const workflow = example(file, choices);
		if (!known.has(workflow.name)) await api.createWorkflow(workflow);
	}
}

function greet({ n8n, standIn }: Playground): void {
	console.log(`
n8n with this package runs at   ${n8n.url}
Sign in with                    ${owner.email}
Password                        ${owner.password}

A local Twilio answers at       ${standIn.url}
Nobody is texted, nothing is charged; the credential "Twilio" points there.

Click first: the workflow "Send a text to a list of people", then Execute workflow.
Then double-click its node Send SMS to see the fields and the three results.

After a change of the code, stop (Ctrl-C) and run npm run dev again: it takes half a minute.
Everything is kept in .cache/dev; delete that folder to begin anew.
`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
