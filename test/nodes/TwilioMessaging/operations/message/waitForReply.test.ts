import {
	onEachMessage,
	sendEachItem,
	setUpTwilio,
	withService,
} from '../../../../engine/setUpTwilio';
import { defaults } from '../../../../twilio-stand-in/server';

/** Covers waitOptions. */

const twilio = setUpTwilio();
const to = '+14155552671';
const item = { to, body: 'Hello' };

const own = defaults.numberWithoutService;
const fromOwnNumber = { ...sendEachItem, from: { __rl: true, mode: 'sender', value: own } };

test('Wait for Reply gives the first thing that the person writes back', async () => {
	const [sent] = await twilio.results([item], fromOwnNumber);
	twilio.standIn.clock.advance(60_000);
	await twilio.standIn.receive({ from: to, to: own, body: 'Yes' });
	twilio.standIn.clock.advance(60_000);
	await twilio.standIn.receive({ from: to, to: own, body: 'And one more' });
	const [replied] = await twilio.results([sent ?? {}], {
		...onEachMessage('waitForReply'),
		waitForReply: 1,
	});
	expect(replied).toMatchObject({
		hasReplied: true,
		reply: { body: 'Yes', from: to },
		message: { sid: sent?.sid },
	});
});

test('Wait for Reply says when nobody wrote back', async () => {
	await twilio.standIn.receive({ from: to, to: own, body: 'From before' });
	twilio.standIn.clock.advance(60_000);
	const [sent] = await twilio.results([item], fromOwnNumber);
	const parameters = { ...onEachMessage('waitForReply'), waitForReply: 0.2 };
	const [waited] = await twilio.results([sent ?? {}], parameters);
	expect(waited).toMatchObject({ hasReplied: false, message: { sid: sent?.sid } });
	expect(waited).not.toHaveProperty('reply');
});

test('Wait for Reply waits until a service has chosen who writes, and takes no other number’s message', async () => {
	const sender = { ...sendEachItem, ...withService };
	const [sent] = await twilio.results([item], sender);
	await twilio.standIn.receive({ from: to, to: own, body: 'To another number' });
	let asked = 0;
	twilio.standIn.faults.latency = ({ method }) => {
		if (method === 'GET' && ++asked === 4) twilio.standIn.clock.advance(60_000);
		return 0;
	};
	const parameters = { ...onEachMessage('waitForReply'), waitForReply: 0.5 };
	expect(await twilio.results([sent ?? {}], parameters)).toMatchObject([{ hasReplied: false }]);
});
