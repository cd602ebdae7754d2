import { DeduplicationRows } from '../../engine/deduplication';
import { countFrom, seedFrom } from '../settings';
import { togetherBreaks } from './togetherBreaks';
import { overall, togetherKind } from './togetherHistory';
import { problemWithout, Trials } from './trials';

const count = countFrom(process.env);
const seed = seedFrom(process.env);

let rows: DeduplicationRows;
beforeAll(async () => {
	rows = await DeduplicationRows.install();
});

test(
	`with Send Once Key, executions of several processes at once forget nobody, and send hardly anything twice: ${count} histories`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		const trials = await Trials.begin(togetherKind, rows);
		try {
			// Who comes first is not the same a second time: a smaller history would say nothing.
			await trials.play(count, seed, false);
		} finally {
			await trials.close();
			const { people, twice, unknown } = overall;
			process.stdout.write(
				`Of ${people} people, ${twice} have it twice, ${unknown} stay unknown\n`,
			);
		}
	},
	60_000 + count * 4000,
);

test.each(togetherBreaks)(
	'a history fails without this: $safeguard',
	async (broken) => {
		expect(await problemWithout(togetherKind, rows, broken)).not.toBe('');
	},
	600_000,
);
