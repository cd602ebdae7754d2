import { errorCatalogue } from '../../../../nodes/twilio/errors';
import { jsonOf } from '../../../engine/engine';
import {
	onEachMessage,
	sendEachItem,
	setUpTwilio,
	textOf,
	withService,
} from '../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../engine/twilioNode';

const twilio = setUpTwilio();
const to = '+14155552671';
const item = { to, body: 'Grüße an Zoë 👋' };

/** Sends one message and gives its SID. */
async function send(parameters: object = {}): Promise<string> {
	const [message] = await twilio.results([item], { ...sendEachItem, ...parameters });
	return textOf(message, 'sid');
}

it('is seen delivered by Get once time has passed, with price and date', async () => {
	const sid = await send();
	twilio.standIn.clock.advance(60_000);
	const [got] = await twilio.results([{ sid }], onEachMessage('get'));
	expect(got).toMatchObject({ sid, status: 'delivered', numSegments: 1, price: -0.0075 });
	const dateSent = textOf(got, 'dateSent');
	expect(new Date(dateSent).toISOString()).toBe(dateSent);
	const [whole] = await twilio.results([{ sid }], { ...onEachMessage('get'), simplify: false });
	expect(whole).toStrictEqual(twilio.standIn.messages()[0]);
	expect(whole).toMatchObject({ num_segments: '1', price: '-0.00750' });
});

it('says by Get why it was not delivered and what to do', async () => {
	twilio.standIn.delivery.setOutcome(to, { status: 'undelivered', errorCode: 30003 });
	const sid = await send();
	twilio.standIn.clock.advance(60_000);
	const [got] = await twilio.results([{ sid }], onEachMessage('get'));
	expect(got).toMatchObject({ status: 'undelivered', errorCode: 30003 });
	expect(got?.errorMessage).toContain(errorCatalogue.get(30003)?.advice);
});

it('keeps its record but not its text when it is redacted', async () => {
	const sid = await send();
	twilio.standIn.clock.advance(60_000);
	const redacted = await twilio.results([{ sid }], onEachMessage('redact'));
	expect(redacted).toMatchObject([{ sid, status: 'delivered', to, body: '' }]);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
});

it('is not deleted again by a retry, which goes on with the rest', async () => {
	const sids = [await send(), await send(), await send()];
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
	expect(JSON.stringify(run.data.executionData?.contextData)).not.toContain('SM');
});

it('is gone when it is deleted, and a later Get says so', async () => {
	const sid = await send();
	twilio.standIn.clock.advance(60_000);
	const deleted = twilioItems(await twilio.run([{ sid }], onEachMessage('delete')));
	expect(deleted).toEqual([{ json: { deleted: true, sid }, pairedItem: { item: 0 } }]);
	expect(twilio.standIn.messages()).toEqual([]);
	const run = await twilio.run([{ sid }], onEachMessage('get'));
	const error = run.data.resultData.error;
	expect(error?.message).toContain('Twilio error 20404');
	expect(`${error?.message} ${error?.description}`).toMatch(/no longer/);
});

it('is canceled while it is only scheduled', async () => {
	const sendAt = new Date(Date.now() + 3_600_000).toISOString();
	const sid = await send({ ...withService, options: { sendAt } });
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'scheduled' }]);
	const canceled = await twilio.results([{ sid }], onEachMessage('cancel'));
	expect(canceled).toMatchObject([{ sid, status: 'canceled' }]);
	twilio.standIn.clock.advance(7_200_000);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'canceled', date_sent: null }]);
});
