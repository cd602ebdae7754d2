import { DeduplicationRows } from '../../engine/deduplication';
import { countFrom, seedFrom } from '../settings';
import { onceBreaks } from './onceBreaks';
import { onceKind } from './onceHistory';
import { problemWithout, Trials } from './trials';

const count = countFrom(process.env);
const seed = seedFrom(process.env);

let rows: DeduplicationRows;
beforeAll(async () => {
	rows = await DeduplicationRows.install();
});

test(
	`with Send Once Key, whatever happened before, nobody gets it twice and nobody is forgotten: ${count} histories`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		const trials = await Trials.begin(onceKind, rows);
		try {
			await trials.play(count, seed);
		} finally {
			await trials.close();
		}
	},
	60_000 + count * 2000,
);

test.each(onceBreaks)(
	'a history fails without this: $safeguard',
	async (broken) => {
		expect(await problemWithout(onceKind, rows, broken)).not.toBe('');
	},
	600_000,
);
