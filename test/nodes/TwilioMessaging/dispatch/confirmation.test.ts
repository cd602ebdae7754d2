import { scaleTime } from '../../../engine/timeScale';
import type { RequestMatcher } from '../../../twilio-stand-in/faults';
import { defaults } from '../../../twilio-stand-in/server';
import { jsonOf } from '../../../engine/engine';
import { repositoryRoot } from '../../../engine/packageNodes';
import { onEachMessage, recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../engine/twilioNode';

/** Covers callRunner. */

const twilio = setUpTwilio();
const [item = { to: '', body: '' }] = recipients(1);

beforeEach(() => {
	scaleTime(repositoryRoot, 0.01);
});

const withMethod =
	(wanted: string): RequestMatcher =>
	({ method }) =>
		method === wanted;

async function scheduleOne() {
	const run = await twilio.run([item], {
		...sendEachItem,
		senderType: 'messagingService',
		messagingServiceSid: { __rl: true, mode: 'id', value: defaults.messagingServiceSid },
		options: { sendAt: new Date(Date.now() + 3_600_000).toISOString() },
	});
	return jsonOf(run, twilioNodeName)[0]?.sid;
}

test('a deletion whose answer was cut is a success, though the second answer is 404', async () => {
	const [sid] = twilio.standIn.seedMessages(1);
	twilio.standIn.faults.once(withMethod('DELETE'), { kind: 'cut', moment: 'after' });
	const run = await twilio.run([{ sid }], onEachMessage('delete'));
	expect(jsonOf(run, twilioNodeName)).toEqual([{ deleted: true, sid }]);
	expect(twilio.standIn.requests.map(({ method, status }) => [method, status])).toEqual([
		['DELETE', undefined],
		['DELETE', 404],
		['GET', 404],
	]);
});

test('a deletion of what was never there is a failure', async () => {
	const sid = 'SM00000000000000000000000000000009';
	const run = await twilio.run([{ sid }], onEachMessage('delete'));
	expect(run.data.resultData.error?.message).toContain(`Message ${sid} was not deleted`);
});

test('a cancellation whose answer was cut is a success, though the second is refused', async () => {
	const sid = await scheduleOne();
	twilio.standIn.faults.once(({ form }) => form.some(([name]) => name === 'Status'), {
		kind: 'cut',
		moment: 'after',
	});
	const run = await twilio.run([{ sid }], onEachMessage('cancel'));
	expect(run.data.resultData.error).toBeUndefined();
	expect(jsonOf(run, twilioNodeName)).toEqual([
		expect.objectContaining({ sid, status: 'canceled' }),
	]);
});

test('a cancellation that comes too late fails the execution, and a person can retry it', async () => {
	const [sid] = twilio.standIn.seedMessages(1);
	const run = await twilio.run([{ sid }], onEachMessage('cancel'));
	expect(run.data.resultData.error?.message).toContain(sid);
	// n8n reads some words as its own: then it takes the failure for a person's stopping it.
	expect(run.status).toBe('error');
});
