import { DeduplicationRows } from '../../engine/deduplication';
import { countFrom, seedFrom } from '../settings';
import { claimBreaks } from './breaks';
import { Trials } from './trials';

const count = countFrom(process.env);
const seed = seedFrom(process.env);

let rows: DeduplicationRows;
beforeAll(async () => {
	rows = await DeduplicationRows.install();
});

test(
	`whatever ends an execution, the next one sends the rest: ${count} histories`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		const trials = await Trials.begin(rows);
		try {
			await trials.play(count, seed);
		} finally {
			await trials.close();
		}
	},
	60_000 + count * 2000,
);

test.each(claimBreaks)(
	'a history fails without this: $safeguard',
	async ({ safeguard, replacements }) => {
		const trials = await Trials.begin(rows, replacements);
		try {
			let problem = '';
			await trials.play(600, 1, false).catch((error: unknown) => {
				problem = String(error instanceof Error ? (error.cause ?? error) : error);
			});
			process.stdout.write(`Without "${safeguard}": ${problem.split('\n')[0] ?? ''}\n`);
			expect(problem).not.toBe('');
		} finally {
			await trials.close();
		}
	},
	300_000,
);
