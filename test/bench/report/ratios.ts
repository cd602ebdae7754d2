import { nameOf } from '../names';
import type { Row } from '../race';
import { cpuPerMessage, findRow, rateOf } from './figures';
import { times, timesExactly } from './format';

/** This node against each of the others in the first scenario. */
export function ratios(rows: readonly Row[]): string[] {
	const ours = findRow(rows, 'plain', 'ours');
	if (!ours) return [];
	return rows
		.filter((row) => row.scenario === 'plain' && row !== ours)
		.map((row) => {
			const name = nameOf(row.scenario, row.contender, row.habit);
			const speed = times(rateOf(ours) / rateOf(row));
			const work = timesExactly(cpuPerMessage(ours) / cpuPerMessage(row));
			return `${speed} the rate of ${name}, with ${work} its CPU per message`;
		});
}
