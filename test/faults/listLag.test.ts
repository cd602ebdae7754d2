import { creating } from '../twilio-stand-in/faults';
import { recipients as letters, sendEachItem } from '../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../engine/twilioNode';
import { tryProperty } from './property';
import { dataOfRetry } from './retryExecution';
import { schedules } from './schedules';
import { buildTheatre, type Theatre } from './stage';
import { countFrom, seedFrom } from './settings';

/** All looks at Twilio's list take about 15 seconds by its clock. */
const withinTheLooks = 8000;
const beyondTheLooks = 5_000_000;

let theatre: Theatre;

beforeAll(async () => {
	theatre = await buildTheatre();
});
afterAll(async () => {
	await theatre.close();
});

test('nobody twice, nothing lost, when Twilio’s list is a little late', async () => {
	const count = Math.ceil(countFrom(process.env) / 5);
	const seed = seedFrom(process.env);
	process.stdout.write(`FAST_CHECK_SEED=${seed}, ${count} schedules with a late list\n`);
	const late = schedules({ fairLookUps: true, longestListLag: withinTheLooks });
	const { problem } = await tryProperty(theatre, { schedules: late, count, seed, shrinks: true });
	expect(problem).toBe('');
}, 600_000);

test('the known limit: a list later than all looks, and a retry before it has caught up', async () => {
	const [stage] = theatre.stages;
	if (!stage) throw new Error('There is no stage');
	const { standIn, processes } = stage;
	const { engine } = processes[0];
	stage.reset({ areFast: true });
	standIn.listLagMilliseconds = beyondTheLooks;
	standIn.faults.once(creating(), { kind: 'cut', moment: 'after' });
	const workflow = twilioWorkflow(letters(1), sendEachItem);
	const credential = standInCredential(standIn);
	const failed = await engine.run(workflow, credential);
	expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	const run = await engine.resume(workflow, credential, dataOfRetry(failed, workflow));
	expect(run.status).toBe('success');
	expect(standIn.messages()).toHaveLength(2);
});
