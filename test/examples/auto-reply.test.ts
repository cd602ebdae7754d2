import type { IRun } from 'n8n-workflow';
import { jsonOf } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { activateExample, receiveIn } from './runExample';

const twilio = setUpTwilio();
const from = '+14155552671';

/** What the trigger gives to Twilio: the last node's first item. */
const answer = (run: IRun) => jsonOf(run, run.data.resultData.lastNodeExecuted ?? '')[0]?.twiml;

test('the trigger of auto-reply.json is registered at Twilio', async () => {
	expect(await activateExample(twilio, 'auto-reply.json')).toContain('/webhook/');
});

test.each([
	['When are your hours?', 'We are open'],
	['PRICES', 'A wash is $15'],
	['Hello', 'Write HOURS'],
])('auto-reply.json answers "%s"', async (body, reply) => {
	const run = await receiveIn(twilio, 'auto-reply.json', { from, body });
	expect(answer(run)).toContain(`<Response><Message><Body>`);
	expect(answer(run)).toContain(reply);
});

test.each(['STOP', 'START', 'HELP'])('auto-reply.json does not answer %s', async (optOut) => {
	const run = await receiveIn(twilio, 'auto-reply.json', { from, body: optOut, optOut });
	expect(run.data.resultData.lastNodeExecuted).toBe('Left to Twilio');
	expect(answer(run)).toBeUndefined();
});
