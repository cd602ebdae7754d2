import { breaks } from './breaks';
import { tryProperty } from './property';
import { schedules } from './schedules';
import { buildTheatre } from './stage';

/** Always the same schedules: only their timing differs from run to run. */
const seed = 1;
const count = 1500;

test.each(breaks)(
	'the fault test fails without this: $safeguard',
	async ({ safeguard, replacements, dimensions = [], needsIt = () => true }) => {
		const theatre = await buildTheatre(replacements);
		try {
			const { held, problem } = await tryProperty(theatre, {
				schedules: schedules({ dimensions }).filter(needsIt),
				count,
				seed,
				shrinks: false,
			});
			const [summary = ''] = problem.split('\n');
			process.stdout.write(`Without "${safeguard}", after ${held} schedules: ${summary}\n`);
			expect(problem).not.toBe('');
		} finally {
			await theatre.close();
		}
	},
	300_000,
);
