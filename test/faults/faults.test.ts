import { sharesFrom } from './dimensions';
import { tryProperty } from './property';
import { sharedSchedules } from './schedules';
import { countFrom, seedFrom, usualCount } from './settings';
import { buildTheatre, type Theatre } from './stage';

const count = countFrom(process.env);
const seed = seedFrom(process.env);
const shares = sharesFrom(process.env);
const isLarge = count > usualCount;

let theatre: Theatre;

beforeAll(async () => {
	theatre = await buildTheatre();
});
afterAll(async () => {
	await theatre.close();
});

test(
	`nobody twice, nothing lost: ${count} schedules`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${count}\n`);
		for (const { weight, dimensions } of shares)
			process.stdout.write(
				`Beyond the usual, ${weight} times: ${dimensions.join(', ') || 'nothing'}\n`,
			);
		const { held, problem, digest } = await tryProperty(theatre, {
			schedules: sharedSchedules(shares),
			count,
			seed,
			shrinks: true,
			onProgress: (done) => {
				if (isLarge && done % 100 === 0) process.stdout.write(`${done} schedules hold\n`);
			},
		});
		process.stdout.write(`Plans: ${digest}\n`);
		expect(problem).toBe('');
		expect(held).toBeGreaterThanOrEqual(count);
	},
	60_000 + count * 1000,
);
