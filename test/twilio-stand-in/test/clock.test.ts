import { ask } from '../rawClient';
import { defaults } from '../server';
import { setUpStandIn } from './setUpStandIn';

const recipient = '+14155552671';
const start = Date.parse('2031-02-03T04:05:06Z');
const minute = 60_000;

const twilio = setUpStandIn();

const send = () =>
	twilio.client.messages.create({ to: recipient, from: defaults.number, body: 'Hello' });
const dateOf = async () =>
	(await ask(twilio.standIn, { path: '/Messages.json' })).headers.get('date');

it('may be another one: dates, the Date header and the lag of lists go by it', async () => {
	let now = start;
	twilio.standIn.clock.source = () => now;
	twilio.standIn.listLagMilliseconds = minute;
	const { sid, dateCreated } = await send();
	expect(dateCreated).toEqual(new Date(start));
	expect(await dateOf()).toBe('Mon, 03 Feb 2031 04:05:06 GMT');
	expect(await twilio.client.messages.list()).toEqual([]);
	now += minute;
	expect(await twilio.client.messages.list()).toMatchObject([{ sid }]);
	expect(await dateOf()).toBe('Mon, 03 Feb 2031 04:06:06 GMT');
	const { dateSent } = await twilio.client.messages(sid).fetch();
	expect(dateSent.getTime()).toBe(start);
});

it('steps forth and back', async () => {
	twilio.standIn.clock.source = () => start;
	twilio.standIn.clock.advance(2 * minute);
	twilio.standIn.clock.advance(-3 * minute);
	expect(await dateOf()).toBe('Mon, 03 Feb 2031 04:04:06 GMT');
	twilio.standIn.reset();
	expect(Math.abs(twilio.standIn.clock.now() - Date.now())).toBeLessThan(5000);
});

it('dates faults too', async () => {
	twilio.standIn.clock.source = () => start;
	twilio.standIn.faults.once(() => true, { kind: 'html', status: 502, moment: 'before' });
	expect(await dateOf()).toBe('Mon, 03 Feb 2031 04:05:06 GMT');
});

it('stays out of answers when told so', async () => {
	twilio.standIn.hasDateHeader = false;
	expect(await dateOf()).toBeNull();
	twilio.standIn.reset();
	expect(await dateOf()).not.toBeNull();
});
