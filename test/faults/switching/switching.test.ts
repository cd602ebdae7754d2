import { countFrom, seedFrom, usualCount } from '../settings';
import { buildSwitchingStage, type SwitchingStage } from './property';

/** Each takes longer than a schedule of sends: `npm test` tries fewer, `npm run test:faults` as many. */
const all = countFrom(process.env);
const count = all > usualCount ? all : Math.ceil(all / 2);
const seed = seedFrom(process.env);

let stage: SwitchingStage;

beforeAll(async () => {
	stage = await buildSwitchingStage();
});
afterAll(async () => {
	await stage.close();
});

test(
	`whatever happens in between, everything at Twilio is as it was in the end: ${count} sequences`,
	async () => {
		process.stdout.write(`FAST_CHECK_SEED=${seed} FAULT_SCHEDULES=${all}\n`);
		const { held, commands, problem } = await stage.tryAll({
			count,
			seed,
			shrinks: true,
			onProgress: (done) => {
				if (count > usualCount && done % 200 === 0)
					process.stdout.write(`${done} sequences hold\n`);
			},
		});
		process.stdout.write(`${held} sequences of switching held, ${commands} commands\n`);
		expect(problem).toBe('');
		expect(held).toBe(count);
	},
	60_000 + count * 1000,
);
