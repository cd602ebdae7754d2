// Loaded into n8n's process by a copy of this package: measures the calls of n8n's deduplication store.
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';

const tickMilliseconds = 2;

/** How long a call took, and for how long nothing else could run meanwhile. */
async function measured(kind, act) {
	const startedAt = performance.now();
	let longestBlock = 0;
	let tickedAt = startedAt;
	const tick = () => {
		const now = performance.now();
		longestBlock = Math.max(longestBlock, now - tickedAt - tickMilliseconds);
		tickedAt = now;
	};
	const ticking = setInterval(tick, tickMilliseconds);
	try {
		return await act();
	} finally {
		clearInterval(ticking);
		tick();
		const milliseconds = performance.now() - startedAt;
		const line = JSON.stringify({ kind, milliseconds, longestBlock });
		appendFileSync(process.env.CLAIMS_METER_FILE, `${line}\n`);
	}
}

export function metered(store) {
	return {
		add: (keys) => measured('claims', () => store.add(keys)),
		remove: (keys) => measured('returns', () => store.remove(keys)),
		count: () => measured('returns', () => store.count()),
		clear: () => measured('returns', () => store.clear()),
	};
}
