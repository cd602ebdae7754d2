import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { creationsAt, minute, retry, sidsOf, somebody } from './retrying';

const twilio = setUpTwilio();

test.each([60, 1100])(
	'B6: a message that is not sent yet is found where it is listed behind %d older ones',
	async (older) => {
		const to = somebody();
		const workflow = twilioWorkflow([{ to, body: 'Hello' }], sendEachItem);
		const saved = { workflow, credential: standInCredential(twilio.standIn) };
		twilio.standIn.seedMessages(older, (index) => ({
			to,
			body: `Message ${index}`,
			createdAt: new Date(Date.now() - 60 * minute),
		}));
		twilio.standIn.listOrder = 'unsentLast';
		twilio.standIn.delivery.setOutcome(to, { status: 'queued' });
		twilio.standIn.faults.once(creating(to), { kind: 'cut', moment: 'after' });
		twilio.standIn.listLagMilliseconds = minute;
		const failed = await twilio.engine.run(workflow, saved.credential);
		expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		twilio.standIn.listLagMilliseconds = 0;

		const lost = twilio.standIn.messages().at(-1);
		const run = await retry(twilio.engine, saved, failed);
		expect(sidsOf(run)).toEqual([lost?.sid]);
		expect(creationsAt(twilio.standIn)).toBe(1);
	},
);

test.each(['unsentFirst', 'unsentLast', 'created'] as const)(
	'B6: in the order "%s", a message is found without a retry',
	async (order) => {
		const to = somebody();
		twilio.standIn.listOrder = order;
		twilio.standIn.seedMessages(60, { to, createdAt: new Date(Date.now() - 60 * minute) });
		twilio.standIn.delivery.setOutcome(to, { status: 'queued' });
		twilio.standIn.faults.once(creating(to), { kind: 'cut', moment: 'after' });
		const run = await twilio.run([{ to, body: 'Hello' }], sendEachItem);
		expect(run.status).toBe('success');
		expect(sidsOf(run)).toEqual([twilio.standIn.messages().at(-1)?.sid]);
		expect(creationsAt(twilio.standIn)).toBe(1);
	},
);
