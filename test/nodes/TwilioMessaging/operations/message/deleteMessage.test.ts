import { jsonOf } from '../../../../engine/engine';
import { sendOne } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../../engine/twilioNode';

const twilio = setUpTwilio();

it('is not deleted again by a retry, which goes on with the rest', async () => {
	const sids = [await sendOne(twilio), await sendOne(twilio), await sendOne(twilio)];
	twilio.standIn.clock.advance(60_000);
	const deleted = () =>
		twilio.standIn.requests
			.filter(({ method }) => method === 'DELETE')
			.map(({ path }) => sids.findIndex((sid) => path.includes(sid)));
	twilio.standIn.faults.once(({ path }) => path.includes(sids[1] ?? '-'), {
		kind: 'refusal',
		code: 20404,
	});
	const parameters = { ...onEachMessage('delete'), options: { maxConcurrentRequests: 1 } };
	const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const run = await twilio.run(
		sids.map((sid) => ({ sid })),
		parameters,
		retries,
	);
	expect(jsonOf(run, twilioNodeName)).toEqual(sids.map((sid) => ({ deleted: true, sid })));
	expect(deleted()).toEqual([0, 1, 1, 2]);
});

it('is gone when it is deleted, and a later Get says so', async () => {
	const sid = await sendOne(twilio);
	twilio.standIn.clock.advance(60_000);
	const deleted = twilioItems(await twilio.run([{ sid }], onEachMessage('delete')));
	expect(deleted).toEqual([{ json: { deleted: true, sid }, pairedItem: { item: 0 } }]);
	expect(twilio.standIn.messages()).toEqual([]);
	const run = await twilio.run([{ sid }], onEachMessage('get'));
	const error = run.data.resultData.error;
	expect(error?.message).toContain('Twilio error 20404');
	expect(`${error?.message} ${error?.description}`).toMatch(/no longer/);
});
