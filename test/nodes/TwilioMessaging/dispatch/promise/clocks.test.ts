import type { IRun } from 'n8n-workflow';
import { Engine } from '../../../../engine/engine';
import { repositoryRoot } from '../../../../engine/packageNodes';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { scaleTime, timeOf } from '../../../../engine/timeScale';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { copyPackage, type PackageCopy } from '../../../../faults/packageCopy';
import { creating } from '../../../../twilio-stand-in/faults';
import { creationsAt, minute, retry, sidsOf, somebody, type Saved } from './retrying';

const twilio = setUpTwilio();

let copy: PackageCopy;
/** Processes that have not been told the time yet. */
const fresh: PackageCopy[] = [];
/** Another worker, whose clock may differ. */
let elsewhere: Engine;

beforeAll(async () => {
	copy = copyPackage();
	elsewhere = await Engine.start(copy.directory);
	scaleTime(copy.directory, 0.001);
});
afterAll(() => {
	for (const each of [copy, ...fresh]) each.remove();
});

/** Sets a process's clock so many minutes ahead; less than none is behind. */
function setClock(directory: string, minutesAhead: number): void {
	timeOf(directory).now = () => Date.now() + minutesAhead * minute;
}

afterEach(() => {
	for (const directory of [repositoryRoot, copy.directory]) setClock(directory, 0);
});

interface Loss {
	readonly to: string;
	readonly saved: Saved;
	readonly failed: IRun;
}

/** A message of which nobody knows; it is at Twilio if the answer was lost after that. */
async function loseOne(moment: 'before' | 'after'): Promise<Loss> {
	const to = somebody();
	const workflow = twilioWorkflow([{ to, body: 'Hello' }], sendEachItem);
	const saved = { workflow, credential: standInCredential(twilio.standIn) };
	twilio.standIn.faults.once(creating(), { kind: 'cut', moment });
	twilio.standIn.listLagMilliseconds = minute;
	const failed = await twilio.engine.run(workflow, saved.credential);
	expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	twilio.standIn.listLagMilliseconds = 0;
	return { to, saved, failed };
}

describe.each([
	['behind', -5],
	['ahead', 5],
])('B1: a clock that is five minutes %s', (_where, minutes) => {
	test('where the retry runs does not hide a message', async () => {
		const { saved, failed } = await loseOne('after');
		setClock(copy.directory, minutes);
		const run = await retry(elsewhere, saved, failed);
		expect(creationsAt(twilio.standIn)).toBe(1);
		expect(sidsOf(run)).toEqual(twilio.standIn.messages().map(({ sid }) => sid));
	});

	test('where the first try ran does not hide a message', async () => {
		setClock(repositoryRoot, minutes);
		const { saved, failed } = await loseOne('after');
		const run = await retry(elsewhere, saved, failed);
		expect(creationsAt(twilio.standIn)).toBe(1);
		expect(sidsOf(run)).toEqual(twilio.standIn.messages().map(({ sid }) => sid));
	});

	test.each([
		['the retry runs', false],
		['the first try ran', true],
	])('where %s does not make an older message pass for a lost one', async (_which, isFirst) => {
		if (isFirst) setClock(repositoryRoot, minutes);
		else setClock(copy.directory, minutes);
		const { to, saved, failed } = await loseOne('before');
		const createdAt = new Date(Date.now() - 2 * minute);
		const [older] = twilio.standIn.seedMessages(1, { to, body: 'Hello', createdAt });
		const run = await retry(elsewhere, saved, failed);
		expect(run.status).toBe('success');
		expect(sidsOf(run)).not.toEqual([older]);
		expect(twilio.standIn.messages()).toHaveLength(2);
	});
});

test('a look-up takes nothing that was there before its request', async () => {
	const to = somebody();
	const createdAt = new Date(Date.now() - 5000);
	twilio.standIn.seedMessages(1, { to, body: 'Hello', createdAt });
	twilio.standIn.faults.once(creating(to), { kind: 'cut', moment: 'before' });
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const run = await twilio.run([{ to, body: 'Hello' }], sendEachItem, settings);
	expect(run.status).toBe('success');
	expect(twilio.standIn.messages()).toHaveLength(2);
	expect(sidsOf(run)).toEqual([twilio.standIn.messages()[1]?.sid]);
});

test.each([-83, 83])(
	'B1: a clock that is %i minutes wrong does not hide a message, although nothing told Twilio’s time at first',
	async (minutes) => {
		const process = copyPackage();
		fresh.push(process);
		const engine = await Engine.start(process.directory);
		scaleTime(process.directory, 0.001);
		setClock(process.directory, minutes);
		const workflow = twilioWorkflow([{ to: somebody(), body: 'Hello' }], sendEachItem);
		const saved = { workflow, credential: standInCredential(twilio.standIn) };
		twilio.standIn.faults.decide = ({ method }) => ({
			kind: 'cut',
			moment: method === 'POST' ? 'after' : 'before',
		});
		const failed = await engine.run(workflow, saved.credential);
		twilio.standIn.faults.decide = () => undefined;
		expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		const run = await retry(engine, saved, failed);
		expect(creationsAt(twilio.standIn)).toBe(1);
		expect(sidsOf(run)).toEqual(twilio.standIn.messages().map(({ sid }) => sid));
	},
);

test('Where no answer says what time it is, a message of the minute before is not taken for a lost one', async () => {
	const process = copyPackage();
	fresh.push(process);
	const engine = await Engine.start(process.directory);
	scaleTime(process.directory, 0.001);
	twilio.standIn.hasDateHeader = false;
	const to = somebody();
	const createdAt = new Date(Date.now() - 30_000);
	twilio.standIn.seedMessages(1, { to, body: 'Hello', createdAt });
	const items = ['Hello', 'Your code is 1234'].map((body) => ({ to, body }));
	const workflow = twilioWorkflow(items, sendEachItem);
	const saved = { workflow, credential: standInCredential(twilio.standIn) };
	twilio.standIn.faults.decide = () => ({ kind: 'cut', moment: 'before' });
	const failed = await engine.run(workflow, saved.credential);
	twilio.standIn.faults.decide = () => undefined;
	expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
	const again = await retry(engine, saved, failed);
	expect(JSON.stringify(again.data.resultData.error)).toContain('this one or an older one');
	await retry(engine, saved, again);
	// The older one, and what no other message was like.
	const bodies = twilio.standIn.messages().map(({ body }) => body);
	expect(bodies.sort()).toEqual(['Hello', 'Your code is 1234']);
});
