import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../../../../engine/engine';
import { errorOf } from '../../../../engine/errorOf';
import { pngUrl, sendFiles } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { defaults } from '../../../../twilio-stand-in/server';
import type { RecordedRequest } from '../../../../twilio-stand-in/recorder';
import { createSdkClient } from '../../../../twilio-stand-in/sdkClient';
import { minute, retry, retryUntilDone, somebody } from './retrying';

const twilio = setUpTwilio();

const seed = (count: number) => twilio.standIn.seedMessages(count);

/** Two messages that wait for their time. */
async function scheduleTwo(): Promise<string[]> {
	const client = createSdkClient(twilio.standIn);
	const sids: string[] = [];
	for (const body of ['One', 'Two']) {
		const message = await client.messages.create({
			to: somebody(),
			body,
			messagingServiceSid: defaults.messagingServiceSid,
			scheduleType: 'fixed',
			sendAt: new Date(Date.now() + 60 * minute),
		});
		sids.push(message.sid);
	}
	return sids;
}

/** Messages with a picture each, delivered. */
async function sendPictures(count: number): Promise<string[]> {
	const sids: string[] = [];
	while (sids.length < count) sids.push((await sendFiles(twilio, pngUrl)).sid);
	twilio.standIn.clock.advance(minute);
	return sids;
}

interface Change {
	readonly operation: string;
	/** Makes two messages that can be changed so; gives their SIDs. */
	prepare(): Promise<string[]>;
	/** What shows that it was done. */
	readonly done: IDataObject;
}

const changes: readonly Change[] = [
	{
		operation: 'delete',
		prepare: () => Promise.resolve(seed(2)),
		done: { deleted: true },
	},
	{ operation: 'cancel', prepare: scheduleTwo, done: { status: 'canceled' } },
	{
		operation: 'redact',
		prepare: () => Promise.resolve(seed(2)),
		done: { body: '' },
	},
	{ operation: 'erase', prepare: () => sendPictures(2), done: { erased: true } },
];

/** Requests that change one of these messages or its files. */
const changing =
	(sid: string | undefined) =>
	(request: RecordedRequest): boolean =>
		request.method !== 'GET' && !creating()(request) && request.path.includes(String(sid));

describe.each(changes)('B5: $operation, carried out with its answer lost,', (change) => {
	const workflowFor = (sids: readonly string[]) =>
		twilioWorkflow(
			sids.map((sid) => ({ sid })),
			onEachMessage(change.operation),
		);

	test('is confirmed by Retry when another item was refused meanwhile', async () => {
		const sids = await change.prepare();
		const [lost, refused] = sids;
		const { faults } = twilio.standIn;
		// The refusal is there before the answer is found to be lost.
		faults.latency = (request) => (changing(lost)(request) ? 400 : 100);
		faults.once(changing(lost), { kind: 'cut', moment: 'after' });
		faults.once(changing(refused), { kind: 'refusal', code: 20009 });
		const workflow = workflowFor(sids);
		const credential = standInCredential(twilio.standIn);
		const failed = await twilio.engine.run(workflow, credential);
		expect(failed.status).toBe('error');
		faults.latency = 0;

		const run = await retryUntilDone(twilio.engine, { workflow, credential }, failed);
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(jsonOf(run, twilioNodeName)).toMatchObject(sids.map((sid) => ({ sid, ...change.done })));
	});

	test('is confirmed by Retry when Twilio could not be asked for long', async () => {
		const sids = (await change.prepare()).slice(0, 1);
		let wasDone = false;
		twilio.standIn.faults.decide = (request) => {
			if (!wasDone && changing(sids[0])(request)) {
				wasDone = true;
				return { kind: 'cut', moment: 'after' };
			}
			return { kind: 'cut', moment: 'before' };
		};
		const saved = {
			workflow: workflowFor(sids),
			credential: standInCredential(twilio.standIn),
		};
		const failed = await twilio.engine.run(saved.workflow, saved.credential);
		expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		twilio.standIn.faults.clear();

		const run = await retry(twilio.engine, saved, failed);
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(jsonOf(run, twilioNodeName)).toMatchObject([{ sid: sids[0], ...change.done }]);
	});
});

test('a retry that does not come to what an earlier try may have done does not call it "not attempted"', async () => {
	const sids = seed(3);
	const [first = '', second = ''] = sids;
	twilio.standIn.faults.decide = ({ path }) => {
		if (path.includes(second)) return { kind: 'refusal', code: 20009 };
		return path.includes(first) ? { kind: 'cut', moment: 'after' } : undefined;
	};
	const workflow = twilioWorkflow(
		sids.map((sid) => ({ sid })),
		{ ...onEachMessage('delete'), options: { maxConcurrentRequests: 1 } },
	);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(errorOf(failed).description).toContain(
		'Of all 3 items: none succeeded, 2 failed, 1 not attempted.',
	);
	const offline = standInCredential(twilio.standIn, { baseUrl: 'http://127.0.0.1:9' });
	const run = await retry(twilio.engine, { workflow, credential: offline }, failed);
	expect(errorOf(run).description).toContain(
		'Of all 3 items: none succeeded, 1 failed, 1 still unknown from an earlier try, 1 not attempted.',
	);
	expect(errorOf(run).description).toContain('Executions > Retry');
});

test('a refusal that only says that it was done already keeps nothing else from being done', async () => {
	const sids = seed(12);
	const [first = ''] = sids;
	let deletions = 0;
	let reads = 0;
	twilio.standIn.faults.decide = ({ method, path }) => {
		if (!path.includes(first)) return undefined;
		// Neither in the first try nor at the beginning of the retry can it be asked what became of it.
		if (method === 'GET') return ++reads <= 2 ? { kind: 'refusal', code: 21610 } : undefined;
		return ++deletions === 1
			? { kind: 'error', status: 500, moment: 'after' }
			: { kind: 'refusal', code: 21610 };
	};
	const items = sids.map((sid) => ({ sid }));
	const parameters = { ...onEachMessage('delete'), options: { maxConcurrentRequests: 1 } };
	const workflow = twilioWorkflow(items, parameters);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.status).toBe('error');
	const run = await retryUntilDone(twilio.engine, { workflow, credential }, failed);
	expect(run.status).toBe('success');
	expect(jsonOf(run, twilioNodeName)).toEqual(sids.map((sid) => ({ deleted: true, sid })));
	expect(twilio.standIn.messages()).toHaveLength(0);
});

test('a file that turns out to be gone keeps nothing else from being erased', async () => {
	const sids = await sendPictures(12);
	const [first = ''] = sids;
	const { faults } = twilio.standIn;
	const isOfFile = ({ path }: RecordedRequest) => path.includes(`${first}/Media/`);
	let isRetry = false;
	let erasures = 0;
	faults.decide = (request) => {
		if (!request.path.includes(first)) return undefined;
		if (!isRetry && request.method === 'POST' && ++erasures === 1)
			return { kind: 'error', status: 500, moment: 'after' };
		if (!isRetry) return { kind: 'refusal', code: 21610 };
		// A list that is behind names a file that an earlier try has deleted.
		return isOfFile(request) ? { kind: 'refusal', code: 20404 } : undefined;
	};
	const workflow = twilioWorkflow(
		sids.map((sid) => ({ sid })),
		{ ...onEachMessage('erase'), options: { maxConcurrentRequests: 1 } },
	);
	const credential = standInCredential(twilio.standIn);
	const failed = await twilio.engine.run(workflow, credential);
	expect(failed.status).toBe('error');
	isRetry = true;
	const run = await retryUntilDone(twilio.engine, { workflow, credential }, failed, 1);
	expect(run.data.resultData.error?.message).toBeUndefined();
	expect(jsonOf(run, twilioNodeName)).toMatchObject(sids.map((sid) => ({ sid, erased: true })));
});
