import { performance } from 'node:perf_hooks';
import { cpuMilliseconds } from '../../cpuTime';
import type { Outcome } from './contender';
import { HeapScale } from './heapScale';
import type { Measurement } from './measurement';
import type { NodeWatch } from './nodeWatch';

const sampleMilliseconds = 50;

/** Measures time, CPU and memory of this process while something runs. */
export async function measure(
	run: () => Promise<Outcome>,
	watch: NodeWatch | undefined,
): Promise<Measurement> {
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
	const cpuBefore = cpuMilliseconds();
	const startedAt = performance.now();
	const outcome = await run();
	const wallMilliseconds = performance.now() - startedAt;
	const cpu = cpuMilliseconds() - cpuBefore;
	clearInterval(sampling);
	sample();
	// The system's own record misses no peak between two samples, but remembers earlier ones too.
	const highest = process.resourceUsage().maxRSS;
	if (highest > highestBefore) rss = Math.max(rss, highest * 1024);
	const executions = watch?.takeExecutions() ?? [];
	const last = executions.at(-1);
	return {
		wallMilliseconds,
		cpuMilliseconds: cpu,
		memoryGrowth: rss - before.rss,
		heapGrowth: heapUsed - before.heapUsed,
		...(last && {
			longestBlock: Math.max(...executions.map((each) => each.longestBlock.milliseconds)),
			lastExecution: last,
		}),
		...outcome,
	};
}

/** Measures what is held at most; the garbage collections for it make the times longer. */
export async function weigh(
	run: () => Promise<Outcome>,
	watch: NodeWatch | undefined,
): Promise<Measurement> {
	const scale = new HeapScale();
	if (watch)
		watch.onEnd = () => {
			scale.weigh();
		};
	const measurement = await measure(run, watch);
	return { ...measurement, heldGrowth: scale.stop() };
}
