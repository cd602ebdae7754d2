import { setUpTwilio } from '../engine/setUpTwilio';
import { activateExample } from './runExample';

const twilio = setUpTwilio();

// Its Data table is n8n's own: what it does with it is tested in inN8n.trigger.e2e.test.ts.
test('the trigger of opt-out-list.json is registered at Twilio', async () => {
	expect(await activateExample(twilio, 'opt-out-list.json')).toContain('/webhook/');
});
