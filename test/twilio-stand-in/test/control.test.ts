import { ControlClient } from '../control/client';
import { ControlError, type StandInControl } from '../control/control';
import { reportStatuses } from '../control/reportStatuses';
import { ask } from '../rawClient';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';
import { startWebhookReceiver, type WebhookReceiver } from './webhookReceiver';

const person = '+14155552671';
const other = '+14155552672';

let standIn: TwilioStandIn;
let receiver: WebhookReceiver;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
	receiver = await startWebhookReceiver();
});
afterAll(async () => {
	receiver.close();
	await standIn.close();
});

const send = (to = person, more: object = {}) =>
	createSdkClient(standIn).messages.create({ to, from: defaults.number, body: 'Hi', ...more });

const ways: ReadonlyArray<readonly [how: string, control: () => StandInControl]> = [
	['in this process', () => standIn.control],
	['over HTTP', () => new ControlClient(standIn.url)],
];

describe.each(ways)('controlled %s', (_how, control) => {
	beforeEach(async () => {
		await control().reset();
		receiver.calls.length = 0;
		receiver.answering = () => [200, 'text/plain', 'Thanks'];
	});

	it('lists what was sent', async () => {
		const { sid } = await send();
		await send(other);
		expect(await control().messages()).toHaveLength(2);
		expect(await control().messages({ to: person })).toEqual(standIn.messages({ to: person }));
		expect(await control().messages({ to: person, direction: 'outbound-api' })).toMatchObject([
			{ sid, body: 'Hi', from: defaults.number },
		]);
		expect(await control().messages({ direction: 'inbound' })).toEqual([]);
		expect(await control().messages({ accountSid: 'AC0' })).toEqual([]);
		await control().advanceClock(60_000);
		await createSdkClient(standIn).messages(sid).remove();
		expect(await control().messages({ to: person })).toEqual([]);
		expect(await control().messages({ to: person, includeDeleted: true })).toHaveLength(1);
	});

	it('lists the requests that came in', async () => {
		const { sid } = await send();
		await send(other);
		await ask(standIn, { path: '/Messages.json?PageSize=5' });
		expect(await control().requests()).toHaveLength(3);
		const [created, ...more] = await control().requests({ request: 'create', to: person });
		expect(more).toEqual([]);
		expect(created).toMatchObject({ method: 'POST', status: 201, createdSid: sid });
		expect(created?.form).toContainEqual(['To', person]);
		expect(await control().requests({ method: 'GET', path: '*/Messages.json' })).toMatchObject([
			{ query: 'PageSize=5', body: '', form: [], status: 200 },
		]);
	});

	it('has someone text a number, and carries out the answer', async () => {
		const number = (await control().state()).numbers.find(
			({ phoneNumber }) => phoneNumber === defaults.numberWithoutService,
		);
		expect(number).toMatchObject({ webhook: '' });
		await createSdkClient(standIn)
			.incomingPhoneNumbers(number?.sid ?? '')
			.update({ smsUrl: `${receiver.url}/sms` });
		expect((await control().state()).numbers).toContainEqual({
			...number,
			webhook: `${receiver.url}/sms`,
		});
		const { message, replies, attempts, errors } = await control().receive({
			from: person,
			to: defaults.numberWithoutService,
			body: 'Hello',
			mediaUrls: ['https://media.example/a.png'],
			extra: { FromCity: 'OAKLAND' },
		});
		expect(receiver.calls).toMatchObject([
			{ valid: true, form: { Body: 'Hello', NumMedia: '1', FromCity: 'OAKLAND' } },
		]);
		expect(message).toMatchObject({ direction: 'inbound', from: person, body: 'Hello' });
		expect(replies).toMatchObject([{ to: person, body: 'Thanks' }]);
		expect(attempts).toMatchObject([{ status: 200, text: 'Thanks' }]);
		expect(errors).toEqual([]);
	});

	it('tells what no webhook took', async () => {
		const incoming = { from: person, to: defaults.numberWithoutService };
		expect((await control().receive(incoming)).webhook).toBeUndefined();
		receiver.answering = () => [500, '', ''];
		await ask(standIn, {
			path: `/IncomingPhoneNumbers/${(await control().state()).numbers.at(-1)?.sid ?? ''}.json`,
			fields: { SmsUrl: `${receiver.url}/sms` },
		});
		const { webhook, errors } = await control().receive(incoming);
		expect(webhook).toMatchObject({ url: `${receiver.url}/sms`, method: 'POST' });
		expect(errors).toMatchObject([{ code: 11200, reason: 'HTTP 500' }]);
		expect((await control().state()).webhookErrors).toEqual(errors);
	});

	it('says which number nobody owns', async () => {
		const texted = control().receive({ from: person, to: '+12025550199' });
		await expect(texted).rejects.toThrow(ControlError);
		await expect(texted).rejects.toThrow('No account of the stand-in owns +12025550199');
	});

	it('sends status callbacks', async () => {
		await send(person, { statusCallback: `${receiver.url}/status` });
		await control().advanceClock(60_000);
		const attempts = await control().sendStatusCallbacks({ order: 'reversed', times: 2 });
		expect(attempts.map(({ parameters }) => parameters['MessageStatus'])).toEqual([
			...['delivered', 'delivered', 'sent', 'sent', 'sending', 'sending'],
		]);
		expect(await control().sendStatusCallbacks()).toEqual([]);
		expect(receiver.calls).toHaveLength(6);
	});

	it('sends status callbacks by itself, until it is told to stop', async () => {
		const stop = new AbortController();
		const reporting = reportStatuses(control(), stop.signal);
		await send(person, { statusCallback: `${receiver.url}/status` });
		await control().advanceClock(60_000);
		while (receiver.calls.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
		stop.abort();
		await reporting;
		expect(receiver.calls.map(({ form }) => form['MessageStatus'])).toEqual([
			...['sending', 'sent', 'delivered'],
		]);
	});

	it('makes requests go wrong', async () => {
		await control().addFault({
			request: 'create',
			to: other,
			fault: { kind: 'refusal', code: 21610 },
		});
		const planned = await control().addFault({
			request: 'create',
			fault: { kind: 'error', status: 503, moment: 'after', retryAfterSeconds: 3 },
			times: 2,
		});
		expect(planned).toMatchObject([{ to: other, times: 1 }, { times: 2 }]);
		await expect(send()).rejects.toMatchObject({ status: 503 });
		expect(await control().faults()).toMatchObject([{ to: other }, { times: 1 }]);
		await expect(send(other)).rejects.toMatchObject({ code: 21610 });
		await expect(send(other)).rejects.toMatchObject({ status: 503 });
		await send(other);
		expect(await control().messages({ to: person })).toHaveLength(1);
		expect(await control().faults()).toEqual([]);
		expect((await control().requests()).map(({ fault }) => fault?.kind)).toEqual([
			...['error', 'refusal', 'error', undefined],
		]);
	});

	it('lets a fault strike always, never, or until it is cleared', async () => {
		const fault = { kind: 'error', status: 500, moment: 'before' } as const;
		await control().addFault({ path: '*/Messages.json', fault, probability: 0 });
		await control().addFault({ method: 'POST', fault, times: 'always' });
		await expect(send()).rejects.toMatchObject({ status: 500 });
		await expect(send()).rejects.toMatchObject({ status: 500 });
		expect((await ask(standIn, { path: '/Messages.json' })).status).toBe(200);
		expect(await control().faults()).toMatchObject([{ probability: 0 }, { times: 'always' }]);
		expect((await control().state()).faults).toEqual(await control().faults());
		await control().clearFaults();
		expect(await control().faults()).toEqual([]);
		await send();
	});

	it('changes settings, each by itself', async () => {
		const usual = (await control().state()).settings;
		expect(await control().set({})).toEqual(usual);
		const concurrencyLimit = { requests: 0, retryAfterSeconds: 2 };
		expect(await control().set({ concurrencyLimit })).toEqual({ ...usual, concurrencyLimit });
		const refused = await ask(standIn, { path: '/Messages.json' });
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
		expect(await control().set({ latencyMilliseconds: 150 })).toMatchObject({ concurrencyLimit });
		expect(await control().set({ concurrencyLimit: null })).toMatchObject({
			concurrencyLimit: null,
			latencyMilliseconds: 150,
		});
		const start = performance.now();
		const { sid } = await send();
		expect(performance.now() - start).toBeGreaterThan(145);
		const settings = {
			latencyMilliseconds: 0,
			listLagMilliseconds: 60_000,
			stepMilliseconds: 3_600_000,
			webhookTimeoutMilliseconds: 1000,
		};
		expect(await control().set(settings)).toEqual({ ...settings, concurrencyLimit: null });
		expect(await createSdkClient(standIn).messages.list()).toEqual([]);
		await control().advanceClock(60_000);
		expect(await createSdkClient(standIn).messages.list()).toMatchObject([{ sid }]);
		await control().reset();
		expect((await control().state()).settings).toEqual(usual);
	});

	it('tells and advances the time', async () => {
		const before = Date.parse(await control().now());
		expect(Math.abs(before - Date.now())).toBeLessThan(5000);
		const after = Date.parse(await control().advanceClock(3_600_000));
		expect(after - before).toBeGreaterThanOrEqual(3_600_000);
		expect(standIn.clock.now()).toBeGreaterThanOrEqual(after);
	});

	it('decides how recipients fare', async () => {
		await control().setOutcome({ to: person, status: 'undelivered', errorCode: 30003 });
		await control().refuse({ address: other, code: 21614 });
		await send();
		await control().advanceClock(60_000);
		expect(await control().messages()).toMatchObject([
			{ status: 'undelivered', error_code: 30003 },
		]);
		await expect(send(other)).rejects.toMatchObject({ code: 21614 });
		const stopped = { to: person, sender: defaults.number };
		await control().optOut(stopped);
		await expect(send()).rejects.toMatchObject({ code: 21610 });
		await control().optIn(stopped);
		await send();
		await control().optOut({ to: person });
		await expect(send()).rejects.toMatchObject({ code: 21610 });
	});

	it('tells how it stands, and forgets', async () => {
		await send();
		expect(await control().state()).toMatchObject({
			url: standIn.url,
			accountSid: defaults.accountSid,
			authToken: defaults.authToken,
			messages: 1,
			requests: 1,
			peakInFlight: 1,
			faults: [],
			webhookErrors: [],
		});
		await control().setOutcome({ to: person, status: 'failed' });
		await control().reset();
		expect(await control().state()).toMatchObject({ messages: 0, requests: 0, peakInFlight: 0 });
		expect(await control().requests()).toEqual([]);
	});
});
