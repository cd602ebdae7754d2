import fc from 'fast-check';
import { changeOperations, dimensionsFrom } from '../dimensions';
import { countFrom, seedFrom } from '../settings';
import { buildTheatre, type Theatre } from '../stage';
import { checkChanges, checkChangesEnd } from './check';
import { playChanges } from './play';
import { changeSchedules } from './schedule';

const count = Math.ceil(countFrom(process.env) / 6);
const seed = seedFrom(process.env);

let theatre: Theatre;

beforeAll(async () => {
	theatre = await buildTheatre([], 1);
});
afterAll(async () => {
	await theatre.close();
});

test(`what is changed at Twilio is what the results say: ${count} schedules of each`, async () => {
	const [stage] = theatre.stages;
	if (!stage) throw new Error('There is no stage');
	const chosen = dimensionsFrom(process.env);
	const operations = changeOperations.filter((operation) => chosen.includes(operation));
	process.stdout.write(`FAST_CHECK_SEED=${seed}: ${operations.join(', ') || 'nothing'}\n`);
	for (const operation of operations) {
		const property = fc.asyncProperty(changeSchedules(operation), async (schedule) => {
			const { planned, ended } = await playChanges(stage, schedule);
			expect([
				...checkChanges(planned, schedule),
				...checkChanges(ended, schedule),
				...checkChangesEnd(ended, schedule),
			]).toEqual([]);
		});
		await fc.assert(property, { numRuns: count, seed });
	}
}, 600_000);
