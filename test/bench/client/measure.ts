import { performance } from 'node:perf_hooks';
import type { Outcome } from './contender';
import type { Measurement } from './measurement';

const sampleMilliseconds = 50;

/** Measures time, CPU and memory of this process while something runs. */
export async function measure(run: () => Promise<Outcome>): Promise<Measurement> {
	globalThis.gc?.();
	const before = process.memoryUsage();
	const highestBefore = process.resourceUsage().maxRSS;
	let { rss, heapUsed } = before;
	const sample = () => {
		const now = process.memoryUsage();
		rss = Math.max(rss, now.rss);
		heapUsed = Math.max(heapUsed, now.heapUsed);
	};
	const sampling = setInterval(sample, sampleMilliseconds);
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	const outcome = await run();
	const wallMilliseconds = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpuBefore);
	clearInterval(sampling);
	sample();
	// The system's own record misses no peak between two samples, but remembers earlier ones too.
	const highest = process.resourceUsage().maxRSS;
	if (highest > highestBefore) rss = Math.max(rss, highest * 1024);
	return {
		wallMilliseconds,
		cpuMilliseconds: (user + system) / 1000,
		memoryGrowth: rss - before.rss,
		heapGrowth: heapUsed - before.heapUsed,
		...outcome,
	};
}
