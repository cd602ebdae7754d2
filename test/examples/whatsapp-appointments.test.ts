import { itemsOf, jsonOf } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample } from './runExample';

const twilio = setUpTwilio();
const run = () => runExample(twilio, 'whatsapp-appointments.json');

const posts = () =>
	twilio.standIn.requests
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => new URLSearchParams(body))
		.map((form) => [form.get('To'), form.get('ContentVariables')]);

test('each appointment fills in the template', async () => {
	expect(jsonOf(await run(), 'Sent').map(({ to }) => to)).toEqual([
		'whatsapp:+12025550111',
		'whatsapp:+12025550112',
	]);
	expect(posts()).toEqual([
		['whatsapp:+12025550111', '{"1":"Anna","2":"1 December, 10:30"}'],
		['whatsapp:+12025550112', '{"1":"Béla","2":"1 December, 14:00"}'],
	]);
});

test('who cannot be reached leaves by the error output, with the reason', async () => {
	twilio.standIn.delivery.refuse('whatsapp:+12025550111', 21610);
	const ended = await run();
	const failed = itemsOf(ended, 'Needs a Phone Call');
	expect(failed.map(({ json }) => [json.name, json.phone, json.error])).toEqual([
		['Anna', '+12025550111', expect.stringContaining('Twilio error 21610')],
	]);
	expect(jsonOf(ended, 'Sent').map(({ to }) => to)).toEqual(['whatsapp:+12025550112']);
});
