import { emptyTwiml } from '../../../../../nodes/twilio/webhook/twiml';
import { errorOf } from '../../../../engine/errorOf';
import { setUpTwilio } from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();

test('Build Reply gives TwiML for each item, and asks nothing of Twilio', async () => {
	const built = await twilio.results([{ text: 'Tom & Jerry <3' }, { text: '' }], {
		operation: 'buildReply',
		body: '={{ $json.text }}',
		mediaUrl: [],
	});
	expect(built).toEqual([
		{
			twiml:
				'<?xml version="1.0" encoding="UTF-8"?><Response><Message><Body>Tom &amp; Jerry &lt;3</Body></Message></Response>',
		},
		{ twiml: emptyTwiml },
	]);
	expect(twilio.standIn.requests).toEqual([]);
});

test('Build Reply refuses what Twilio would not read', async () => {
	const run = await twilio.run([{ text: 'x'.repeat(1601) }], {
		operation: 'buildReply',
		body: '={{ $json.text }}',
		mediaUrl: [],
	});
	expect(errorOf(run).message).toContain("'Body' has 1601 characters");
});
