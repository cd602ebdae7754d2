import { creating } from '../faults';
import { ask } from '../rawClient';
import { defaults } from '../server';
import { setUpStandIn } from './setUpStandIn';

const recipient = '+14155552671';

const twilio = setUpStandIn();

const post = () =>
	ask(twilio.standIn, {
		path: '/Messages.json',
		fields: { To: recipient, From: defaults.number, Body: 'Hello' },
	});
const pause = async (milliseconds: number) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

it('brings a message into being only after the connection was cut', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'late', milliseconds: 200 });
	const start = performance.now();
	await expect(post()).rejects.toThrow();
	expect(performance.now() - start).toBeLessThan(195);
	expect(twilio.standIn.messages()).toEqual([]);
	await pause(300);
	const [message] = twilio.standIn.messages();
	expect(twilio.standIn.requests).toMatchObject([{ createdSid: message?.sid }]);
});

it('hangs until then, if told so', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'late', milliseconds: 200, hangs: true });
	const start = performance.now();
	await expect(post()).rejects.toThrow();
	expect(performance.now() - start).toBeGreaterThanOrEqual(195);
	expect(twilio.standIn.messages()).toHaveLength(1);
});

it('does nothing more after a reset', async () => {
	twilio.standIn.faults.once(creating(), { kind: 'late', milliseconds: 100 });
	await expect(post()).rejects.toThrow();
	twilio.standIn.reset();
	await pause(200);
	expect(twilio.standIn.messages()).toEqual([]);
	expect((await post()).status).toBe(201);
});
