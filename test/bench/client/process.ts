import { once } from 'node:events';
import { people } from '../people';
import type { Contender, Outcome } from './contender';
import { jobSchema, type Job } from './job';
import { measure, weigh } from './measure';

async function contenderOf({ entry, url }: Job): Promise<Contender> {
	// Each process loads only what its contender needs: its memory is measured.
	if (entry.contender.startsWith('sdk')) {
		const { SdkContender } = await import('./sdkContender.js');
		return new SdkContender(entry, url);
	}
	const { NodeContender } = await import('./nodeContender.js');
	return await NodeContender.start(entry, url);
}

/** Nobody who is texted afterwards: this process remembers whom it has texted. */
const firstOfWarmUp = 900_000;

async function carryOut(
	contender: Contender,
	{ entry }: Job,
	count: number,
	first = 0,
): Promise<Outcome> {
	return entry.scenario === 'list'
		? await contender.list()
		: await contender.send(people(count, first));
}

/** One contender in one scenario, in a process of its own. */
async function main(): Promise<void> {
	process.once('disconnect', () => process.exit());
	const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ''));
	const contender = await contenderOf(job);
	await carryOut(contender, job, job.warmUp, firstOfWarmUp);
	contender.watch?.takeExecutions();
	const started = once(process, 'message');
	process.send?.({ ready: true });
	await started;
	const run = async () => await carryOut(contender, job, job.entry.count);
	const { profile } = job;
	const measured = job.weighs ? weigh : measure;
	const measuring = async () => await measured(run, contender.watch);
	if (profile === undefined) process.send?.(await measuring());
	else {
		const { profiled } = await import('./profile.js');
		process.send?.(await profiled(profile, measuring));
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
