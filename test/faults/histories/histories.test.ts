import { DeduplicationRows } from '../../engine/deduplication';
import { countFrom, seedFrom } from '../settings';
import { claimBreaks } from './breaks';
import { checkHistory } from './check';
import { histories, type History } from './history';
import { play } from './play';
import { problemWithout, Trials, type HistoryKind } from './trials';

const count = countFrom(process.env);
const seed = seedFrom(process.env);

const kind: HistoryKind<History> = {
	histories,
	processes: 6,
	latency: 4,
	check: async (n8n, history) => checkHistory(await play(n8n, history)),
};

let rows: DeduplicationRows;
beforeAll(async () => {
	rows = await DeduplicationRows.install();
});

test(
	`whatever ends an execution, the next one sends the rest: ${count} histories`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		const trials = await Trials.begin(kind, rows);
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
	async (broken) => {
		expect(await problemWithout(kind, rows, broken)).not.toBe('');
	},
	300_000,
);
