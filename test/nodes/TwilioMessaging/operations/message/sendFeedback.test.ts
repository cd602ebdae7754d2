import {
	onEachMessage,
	recipients,
	sendEachItem,
	setUpTwilio,
} from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();

test.each(['confirmed', 'unconfirmed'])('Send Feedback tells Twilio: %s', async (outcome) => {
	const options = { provideFeedback: true };
	const sent = await twilio.results(recipients(1), { ...sendEachItem, options });
	const fed = await twilio.results(sent, { ...onEachMessage('sendFeedback'), outcome });
	expect(fed).toEqual([{ messageSid: sent[0]?.sid, outcome }]);
	expect(twilio.standIn.requests.at(-1)).toMatchObject({
		method: 'POST',
		body: `Outcome=${outcome}`,
	});
});
