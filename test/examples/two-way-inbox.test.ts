import { defaults } from '../twilio-stand-in/server';
import { setUpTwilio } from '../engine/setUpTwilio';
import { activateExample, receiveIn } from './runExample';

const twilio = setUpTwilio();
const customer = '+14155552671';
const support = '+12025550123';

test('the trigger of two-way-inbox.json is registered at Twilio', async () => {
	expect(await activateExample(twilio, 'two-way-inbox.json')).toContain('/webhook/');
});

const sent = () => twilio.standIn.messages().map(({ from, to, body }) => [from, to, body]);

const explanation: unknown = expect.stringMatching(/^Not sent: begin with/);

test.each<[string, string, unknown[]]>([
	[customer, 'Where is it?', [support, `${customer}: Where is it?`]],
	[support, `${customer} At the shop.\nSee you!`, [customer, 'At the shop.\nSee you!']],
	[support, ` ${customer}:  At the shop`, [customer, 'At the shop']],
	[support, 'At the shop', [support, explanation]],
	[support, customer, [support, explanation]],
	[customer, `${support} not for me`, [support, `${customer}: ${support} not for me`]],
	[customer, 'x'.repeat(1600), [support, `${customer}: ${'x'.repeat(1486)}`]],
])('two-way-inbox.json: what %s writes goes where it belongs', async (from, body, expected) => {
	await receiveIn(twilio, 'two-way-inbox.json', { from, body });
	expect(sent()).toEqual([[defaults.number, ...expected]]);
});

test('two-way-inbox.json says that there were pictures, and leaves STOP to Twilio', async () => {
	const example = 'two-way-inbox.json';
	await receiveIn(twilio, example, {
		from: customer,
		body: '',
		media: [{ url: 'https://example.com/1.png' }],
	});
	await receiveIn(twilio, example, { from: customer, body: 'STOP', optOut: 'STOP' });
	expect(sent().map(([, , body]) => body)).toEqual([
		`${customer}: \n[1 picture(s) or file(s): see Twilio’s Console]`,
	]);
});
