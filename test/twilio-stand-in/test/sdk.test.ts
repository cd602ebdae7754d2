import { ask } from '../rawClient';
import { createSdkClient } from '../sdkClient';
import { defaults } from '../server';
import { setUpStandIn } from './setUpStandIn';

const recipient = '+14155552671';
const hour = 3_600_000;

const twilio = setUpStandIn();

const send = (body = 'Hello') =>
	twilio.client.messages.create({ to: recipient, from: defaults.number, body });
const schedule = () =>
	twilio.client.messages.create({
		to: recipient,
		messagingServiceSid: defaults.messagingServiceSid,
		body: 'Later',
		scheduleType: 'fixed',
		sendAt: new Date(twilio.standIn.clock.now() + hour),
	});
const statusOf = async (sid: string) => (await twilio.client.messages(sid).fetch()).status;

describe('a message', () => {
	it('moves from queued to delivered as time passes', async () => {
		const { sid, status, price } = await send();
		expect({ status, price }).toEqual({ status: 'queued', price: null });
		const seen = new Set<string>();
		while (!seen.has('delivered')) seen.add(await statusOf(sid));
		// A slow machine may miss a step, never see one out of turn.
		const turns = ['queued', 'sending', 'sent', 'delivered'];
		expect([...seen]).toEqual(turns.filter((turn) => seen.has(turn)));
		expect(await twilio.client.messages(sid).fetch()).toMatchObject({
			price: '-0.00750',
			priceUnit: 'USD',
		});
	});

	it('is accepted first when a service is to choose the sender', async () => {
		twilio.standIn.delivery.stepMilliseconds = hour;
		const created = await twilio.client.messages.create({
			to: recipient,
			messagingServiceSid: defaults.messagingServiceSid,
			body: 'Hello',
		});
		expect(created).toMatchObject({ status: 'accepted', from: null, numSegments: '0' });
		twilio.standIn.clock.advance(hour);
		const queued = { status: 'queued', from: defaults.number, numSegments: '1' };
		expect(await twilio.client.messages(created.sid).fetch()).toMatchObject(queued);
	});

	it('ends as told', async () => {
		twilio.standIn.delivery.setOutcome(recipient, { status: 'undelivered', errorCode: 30003 });
		const { sid } = await send();
		twilio.standIn.clock.advance(1000);
		expect(await twilio.client.messages(sid).fetch()).toMatchObject({
			status: 'undelivered',
			errorCode: 30003,
			errorMessage: 'Unreachable destination handset',
		});
	});

	it('can be redacted and deleted once it has ended, not before', async () => {
		twilio.standIn.delivery.stepMilliseconds = hour;
		const { sid } = await send();
		const early = { status: 409, code: 20009 };
		await expect(twilio.client.messages(sid).update({ body: '' })).rejects.toMatchObject(early);
		await expect(twilio.client.messages(sid).remove()).rejects.toMatchObject(early);
		twilio.standIn.clock.advance(3 * hour);
		await expect(twilio.client.messages(sid).update({ body: 'New text' })).rejects.toMatchObject({
			code: 20422,
		});
		expect(await twilio.client.messages(sid).update({ body: '' })).toMatchObject({ sid, body: '' });
		expect(await twilio.client.messages(sid).remove()).toBe(true);
		const gone = { status: 404, code: 20404 };
		await expect(twilio.client.messages(sid).fetch()).rejects.toMatchObject(gone);
		await expect(twilio.client.messages(sid).remove()).rejects.toMatchObject(gone);
		expect(twilio.standIn.messages()).toEqual([]);
		expect(twilio.standIn.messages({ includeDeleted: true })).toHaveLength(1);
	});

	it('can be canceled while it is scheduled, and never goes out then', async () => {
		const [kept, canceled] = [await schedule(), await schedule()];
		expect(kept).toMatchObject({ status: 'scheduled', from: null, dateSent: null });
		expect(await twilio.client.messages(canceled.sid).update({ status: 'canceled' })).toMatchObject(
			{
				status: 'canceled',
			},
		);
		twilio.standIn.clock.advance(2 * hour);
		expect([await statusOf(kept.sid), await statusOf(canceled.sid)]).toEqual([
			'delivered',
			'canceled',
		]);
		await expect(
			twilio.client.messages(kept.sid).update({ status: 'canceled' }),
		).rejects.toMatchObject({
			status: 409,
		});
		expect(await twilio.client.messages(canceled.sid).remove()).toBe(true);
	});

	it('has its body changed by smart encoding, templates and short links', async () => {
		const create = (options: object) =>
			twilio.client.messages.create({
				to: recipient,
				messagingServiceSid: defaults.messagingServiceSid,
				...options,
			});
		expect(await create({ body: '“Hé” – it’s…', smartEncoded: true })).toMatchObject({
			body: '"Hé" - it\'s...',
		});
		expect(
			await create({ contentSid: defaults.contentSid, contentVariables: '{"1":"Zoë"}' }),
		).toMatchObject({
			body: 'Hi Zoë, your code is 000000.',
		});
		expect(
			await create({ body: 'See https://long.example/a?b=c now', shortenUrls: true }),
		).toMatchObject({
			body: 'See https://links.example/a1b2c3 now',
		});
	});

	it.each([
		['a'.repeat(160), '1'],
		['a'.repeat(161), '2'],
		['a'.repeat(307), '3'],
		['€'.repeat(80), '1'],
		['€'.repeat(81), '2'],
		['ç'.repeat(70), '1'],
		['ç'.repeat(71), '2'],
		['🙂'.repeat(35), '1'],
		['🙂'.repeat(36), '2'],
	])('is counted in segments', async (body, numSegments) => {
		expect(await send(body)).toMatchObject({ numSegments });
	});

	it('keeps its media, which lie on another host', async () => {
		const { sid } = await twilio.client.messages.create({
			to: recipient,
			from: defaults.number,
			mediaUrl: ['https://media.example/a.png', 'https://media.example/b.pdf'],
		});
		expect(sid).toMatch(/^MM/);
		const [first, second] = await twilio.client.messages(sid).media.list();
		expect([first?.contentType, second?.contentType]).toEqual(['image/png', 'application/pdf']);
		const path = `/Messages/${sid}/Media/${first?.sid ?? ''}`;
		const { status, headers } = await ask(twilio.standIn, { path });
		const location = headers.get('location') ?? '';
		expect({ status, sameHost: location.startsWith(twilio.standIn.url) }).toEqual({
			status: 307,
			sameHost: false,
		});
		const file = await fetch(location, { headers: { 'X-Note': 'mine' } });
		expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([...Array(256).keys()]);
		expect(twilio.standIn.mediaRequests).toMatchObject([{ headers: { 'x-note': 'mine' } }]);
		expect(twilio.standIn.mediaRequests[0]?.headers.authorization).toBeUndefined();
		expect(
			await twilio.client
				.messages(sid)
				.media(first?.sid ?? '')
				.remove(),
		).toBe(true);
		expect(await twilio.client.messages(sid).media.list()).toHaveLength(1);
		expect((await ask(twilio.standIn, { path })).status).toBe(404);
	});

	it('takes feedback if it asked for it', async () => {
		const { sid } = await twilio.client.messages.create({
			to: recipient,
			from: defaults.number,
			body: 'Hi',
			provideFeedback: true,
		});
		expect(
			await twilio.client.messages(sid).feedback.create({ outcome: 'unconfirmed' }),
		).toMatchObject({
			outcome: 'unconfirmed',
		});
		await expect(
			twilio.client.messages((await send()).sid).feedback.create(),
		).rejects.toMatchObject({
			status: 400,
		});
	});
});

describe('the SDK', () => {
	it('sees errors as exceptions of its own', async () => {
		await expect(
			twilio.client.messages.create({ to: '12', from: defaults.number, body: 'Hi' }),
		).rejects.toMatchObject({
			name: expect.stringContaining('Error') as unknown,
			status: 400,
			code: 21211,
			moreInfo: 'https://www.twilio.com/docs/errors/21211',
		});
	});

	it('can log in with an API key', async () => {
		const withKey = createSdkClient(twilio.standIn, {
			accountSid: defaults.accountSid,
			username: defaults.standardKeySid,
			password: defaults.standardKeySecret,
		});
		expect(
			await withKey.messages.create({ to: recipient, from: defaults.number, body: 'Hi' }),
		).toMatchObject({ status: 'queued' });
		await expect(withKey.api.accounts(defaults.accountSid).fetch()).rejects.toMatchObject({
			status: 401,
			code: 20003,
		});
	});
});
