import { DeduplicationRows } from '../../engine/deduplication';
import { countFrom, seedFrom } from '../settings';
import { togetherBreaks } from './togetherBreaks';
import { togetherKind, type Overall } from './togetherHistory';
import { problemWithout, Trials } from './trials';

const count = countFrom(process.env);
const seed = seedFrom(process.env);
const nothing: Overall = { people: 0, twice: 0, unknown: 0 };

let rows: DeduplicationRows;
beforeAll(async () => {
	rows = await DeduplicationRows.install();
});

test(
	`with Send Once Key, executions of several processes at once forget nobody, and send hardly anything twice: ${count} histories`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		const overall = { ...nothing };
		// What is overwritten unseen is a whole chunk: many in one history, in few histories.
		const kind = togetherKind({ twice: Infinity, unknown: Infinity }, overall);
		const trials = await Trials.begin(kind, rows);
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
		expect(overall.twice).toBeLessThan(overall.people / 50);
		expect(overall.unknown).toBeLessThan(overall.people / 100);
	},
	60_000 + count * 4000,
);

test.each(togetherBreaks)(
	'histories fail without this: $safeguard',
	async (broken) => {
		const kind = togetherKind({ twice: 3, unknown: 3 }, { ...nothing });
		expect(await problemWithout(kind, rows, broken)).toMatch(broken.shows);
	},
	900_000,
);
