import { defaults } from '../twilio-stand-in/server';
import { jsonOf } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample, sentTexts } from './runExample';

const twilio = setUpTwilio();

test('send-to-a-list.json sends each person their own text', async () => {
	const run = await runExample(twilio, 'send-to-a-list.json');

	const text = (name: string) => `Hi ${name}, the shop opens at 10 tomorrow. See you there!`;
	expect(sentTexts(twilio)).toEqual([
		{ to: '+12025550111', from: defaults.numberWithoutService, body: text('Anna') },
		{ to: '+12025550112', from: defaults.numberWithoutService, body: text('Béla') },
		{ to: '+12025550113', from: defaults.numberWithoutService, body: text('Chloé') },
	]);
	expect(jsonOf(run, 'Send SMS').map(({ to }) => to)).toEqual(
		sentTexts(twilio).map(({ to }) => to),
	);
});
