import type { Entry, ScenarioId } from './plan';
import type { Row } from './race';
import { reached } from './report/figures';

/** Scenarios that are about speed alone; in the others chance has a part in what is counted. */
const timed: ReadonlySet<ScenarioId> = new Set(['plain', 'capped', 'skip', 'hundred']);
const heatsOfTimed = 5;
/** What takes longer is hardly disturbed by what else the machine does. */
const shortHeatMilliseconds = 20_000;

/** How often each contender of a scenario runs. */
export const heatsIn = (scenario: ScenarioId) => (timed.has(scenario) ? heatsOfTimed : 1);

/**
 * The fastest of several runs, for every contender alike: what else the machine does only ever adds
 * time, and as they take turns, it adds it to all of them. Were people not reached in one of the runs,
 * that one would count. What takes long runs once.
 *
 * @param run gives undefined for what went wrong
 */
export async function runHeats(
	entries: readonly Entry[],
	heats: number,
	run: (entry: Entry) => Promise<Row | undefined>,
): Promise<Row[]> {
	const best = new Map<Entry, Row>();
	let racing = entries;
	for (let heat = 0; heat < heats; heat++) {
		const again: Entry[] = [];
		for (const entry of racing) {
			const row = await run(entry);
			if (!row) continue;
			const before = best.get(entry);
			if (!before || counts(row, before)) best.set(entry, row);
			if (row.wallMilliseconds < shortHeatMilliseconds) again.push(entry);
		}
		racing = again;
	}
	return entries.flatMap((entry) => best.get(entry) ?? []);
}

function counts(row: Row, best: Row): boolean {
	if (reached(row) !== reached(best)) return reached(row) < reached(best);
	return row.wallMilliseconds < best.wallMilliseconds;
}
