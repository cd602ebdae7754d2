import { sendOne } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio, withService } from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();

it('is canceled while it is only scheduled', async () => {
	const sendAt = new Date(Date.now() + 3_600_000).toISOString();
	const sid = await sendOne(twilio, { ...withService, options: { sendAt } });
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'scheduled' }]);
	const canceled = await twilio.results([{ sid }], onEachMessage('cancel'));
	expect(canceled).toMatchObject([{ sid, status: 'canceled' }]);
	twilio.standIn.clock.advance(7_200_000);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, status: 'canceled', date_sent: null }]);
});
