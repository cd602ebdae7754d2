import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { creationsAt, minute, retry, sidsOf, somebody } from './retrying';

const twilio = setUpTwilio();

/** Twilio sorts by the time of sending: what is not sent yet stands last. What is seeded later is listed before. */
test.each([60, 1100])(
	'B6: a message that is not sent yet is found behind %d older ones',
	async (older) => {
		const to = somebody();
		const workflow = twilioWorkflow([{ to, body: 'Hello' }], sendEachItem);
		const saved = { workflow, credential: standInCredential(twilio.standIn) };
		twilio.standIn.delivery.setOutcome(to, { status: 'queued' });
		twilio.standIn.faults.once(creating(to), { kind: 'cut', moment: 'after' });
		twilio.standIn.listLagMilliseconds = minute;
		const failed = await twilio.engine.run(workflow, saved.credential);
		expect(failed.data.resultData.error?.message).toMatch(/^It is unknown whether/);
		const [lost] = twilio.standIn.messages();
		twilio.standIn.listLagMilliseconds = 0;
		twilio.standIn.seedMessages(older, (index) => ({
			to,
			body: `Message ${index}`,
			createdAt: new Date(Date.now() - 60 * minute),
		}));

		const run = await retry(twilio.engine, saved, failed);
		expect(sidsOf(run)).toEqual([lost?.sid]);
		expect(creationsAt(twilio.standIn)).toBe(1);
	},
);
