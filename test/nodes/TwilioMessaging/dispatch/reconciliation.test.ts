import { scaleTime } from '../../../engine/timeScale';
import { ownNumber } from '../../../twilio-stand-in/accounts';
import { creating } from '../../../twilio-stand-in/faults';
import { defaults } from '../../../twilio-stand-in/server';
import { jsonOf } from '../../../engine/engine';
import { repositoryRoot } from '../../../engine/packageNodes';
import { sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../engine/twilioNode';

/** Covers sameMessage. */

const twilio = setUpTwilio();
const to = '+14155552671';
const service = {
	senderType: 'messagingService',
	messagingServiceSid: { __rl: true, mode: 'id', value: defaults.messagingServiceSid },
};

beforeEach(() => {
	scaleTime(repositoryRoot, 0.01);
});

/** The answer is lost: the message can only be found by what Twilio made of it. */
async function sendAndFind(body: string, parameters: object = {}, credential: object = {}) {
	twilio.standIn.faults.once(creating(), { kind: 'cut', moment: 'after' });
	const run = await twilio.run(
		[{ to, body }],
		{ ...sendEachItem, ...parameters },
		{},
		{ ...credential },
	);
	expect(run.data.resultData.error).toBeUndefined();
	const [message, ...others] = twilio.standIn.messages();
	expect(others).toEqual([]);
	expect(jsonOf(run, twilioNodeName)[0]?.sid).toBe(message?.sid);
	return message?.body;
}

test('a trial account’s prefix does not hide a message', async () => {
	const number = '+12025550191';
	const account = twilio.standIn.addAccount({
		trial: true,
		numbers: [ownNumber(number, 'sms')],
		verifiedNumbers: [to],
	});
	const from = { __rl: true, mode: 'sender', value: number };
	const credential = { accountSid: account.sid, authToken: account.authToken };
	expect(await sendAndFind('Hello', { from }, credential)).toMatch(/^Sent from your Twilio trial/);
});

test('Smart Encoding does not hide a message', async () => {
	const body = '“Hello” – it’s me…\u00A0«twice» ½ ❝x❞ • ＠';
	expect(await sendAndFind(body, { options: { smartEncoded: true } })).not.toBe(body);
});

test('shortened links do not hide a message', async () => {
	const body = 'See https://shop.example/orders/1?from=sms today';
	const options = { shortenUrls: true };
	expect(await sendAndFind(body, { ...service, options })).toContain('https://links.example/');
});

test('a content template does not hide a message', async () => {
	const options = { contentSid: defaults.contentSid };
	expect(await sendAndFind('', { ...service, options })).toBe('Hi there, your code is 000000.');
});

test('a message of a service is found before the service has chosen its sender', async () => {
	twilio.standIn.delivery.stepMilliseconds = 60_000;
	expect(await sendAndFind('Hello', service)).toBe('Hello');
	expect(twilio.standIn.messages()[0]?.from).toBeNull();
});

test('media are counted: another item’s message with other media is not taken', async () => {
	const media = ['https://files.example/1.png', 'https://files.example/2.png'];
	let sends = 0;
	// The first never arrives; the second arrives, and its answer takes long.
	twilio.standIn.faults.decide = (request) =>
		creating()(request) && ++sends === 1 ? { kind: 'cut', moment: 'before' } : undefined;
	twilio.standIn.faults.latency = ({ body }) => (body.includes('2.png') ? 100 : 0);
	const items = [
		{ to, body: 'Hello', media: media.slice(0, 1) },
		{ to, body: 'Hello', media },
	];
	const run = await twilio.run(
		items,
		{ ...sendEachItem, operation: 'sendMms', mediaUrl: '={{ $json.media }}' },
		{ onError: 'continueRegularOutput' },
	);
	const [lost, sent] = jsonOf(run, twilioNodeName);
	expect(lost?.details).toMatchObject({ outcome: 'unknown' });
	expect(sent?.sid).toBe(twilio.standIn.messages()[0]?.sid);
});

test('half an emoji does not hide a message', async () => {
	expect(await sendAndFind('Hello 😀'.slice(0, 7))).toBe('Hello \uFFFD');
});
