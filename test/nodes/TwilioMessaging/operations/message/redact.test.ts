import { sendOne, sentItem } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio } from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();

it('keeps its record but not its text when it is redacted', async () => {
	const sid = await sendOne(twilio);
	twilio.standIn.clock.advance(60_000);
	const redacted = await twilio.results([{ sid }], onEachMessage('redact'));
	expect(redacted).toMatchObject([{ sid, status: 'delivered', to: sentItem.to, body: '' }]);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
});
