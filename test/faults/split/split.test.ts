import fc from 'fast-check';
import { dimensionsFrom } from '../dimensions';
import { countFrom, seedFrom } from '../settings';
import { buildTheatre, type Theatre } from '../stage';
import { playSplit, splitSchedules } from './play';

const count = Math.ceil(countFrom(process.env) / 6);
const seed = seedFrom(process.env);
const isTried = dimensionsFrom(process.env).includes('freshLongBody');

let theatre: Theatre;

beforeAll(async () => {
	theatre = await buildTheatre([], 1);
});
afterAll(async () => {
	await theatre.close();
});

test(`a long text that differs with each try arrives whole: ${isTried ? count : 0} schedules`, async () => {
	const [stage] = theatre.stages;
	if (!stage) throw new Error('There is no stage');
	process.stdout.write(`FAST_CHECK_SEED=${seed}, ${isTried ? count : 0} schedules of long texts\n`);
	if (!isTried) return;
	const property = fc.asyncProperty(splitSchedules, async (schedule) => {
		expect(await playSplit(stage, schedule)).toEqual([]);
	});
	await fc.assert(property, { numRuns: count, seed });
}, 600_000);
