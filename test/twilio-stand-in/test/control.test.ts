import { ask } from '../rawClient';
import { defaults } from '../server';
import { eitherWay, other, person } from './eitherWay';

eitherWay((at) => {
	it('lists what was sent', async () => {
		const { sid } = await at.send();
		await at.send(other);
		// From here on no status changes any more.
		await at.control.advanceClock(60_000);
		expect(await at.control.messages()).toHaveLength(2);
		expect(await at.control.messages({ to: person })).toEqual(at.standIn.messages({ to: person }));
		expect(await at.control.messages({ to: person, direction: 'outbound-api' })).toMatchObject([
			{ sid, body: 'Hi', from: defaults.number },
		]);
		expect(await at.control.messages({ direction: 'inbound' })).toEqual([]);
		expect(await at.control.messages({ accountSid: 'AC0' })).toEqual([]);
		await at.client.messages(sid).remove();
		expect(await at.control.messages({ to: person })).toEqual([]);
		expect(await at.control.messages({ to: person, includeDeleted: true })).toHaveLength(1);
	});

	it('lists the requests that came in', async () => {
		const { sid } = await at.send();
		await at.send(other);
		await ask(at.standIn, { path: '/Messages.json?PageSize=5' });
		expect(await at.control.requests()).toHaveLength(3);
		const [created, ...more] = await at.control.requests({ request: 'create', to: person });
		expect(more).toEqual([]);
		expect(created).toMatchObject({ method: 'POST', status: 201, createdSid: sid });
		expect(created?.form).toContainEqual(['To', person]);
		expect(await at.control.requests({ method: 'GET', path: '*/Messages.json' })).toMatchObject([
			{ query: 'PageSize=5', body: '', form: [], status: 200 },
		]);
	});

	it('makes requests go wrong', async () => {
		await at.control.addFault({
			request: 'create',
			to: other,
			fault: { kind: 'refusal', code: 21610 },
		});
		const planned = await at.control.addFault({
			request: 'create',
			fault: { kind: 'error', status: 503, moment: 'after', retryAfterSeconds: 3 },
			times: 2,
		});
		expect(planned).toMatchObject([{ to: other, times: 1 }, { times: 2 }]);
		await expect(at.send()).rejects.toMatchObject({ status: 503 });
		expect(await at.control.faults()).toMatchObject([{ to: other }, { times: 1 }]);
		await expect(at.send(other)).rejects.toMatchObject({ code: 21610 });
		await expect(at.send(other)).rejects.toMatchObject({ status: 503 });
		await at.send(other);
		expect(await at.control.messages({ to: person })).toHaveLength(1);
		expect(await at.control.faults()).toEqual([]);
		expect((await at.control.requests()).map(({ fault }) => fault?.kind)).toEqual([
			...['error', 'refusal', 'error', undefined],
		]);
	});

	it('lets a fault strike always, never, or until it is cleared', async () => {
		const fault = { kind: 'error', status: 500, moment: 'before' } as const;
		await at.control.addFault({ path: '*/Messages.json', fault, probability: 0 });
		await at.control.addFault({ method: 'POST', fault, times: 'always' });
		await expect(at.send()).rejects.toMatchObject({ status: 500 });
		await expect(at.send()).rejects.toMatchObject({ status: 500 });
		expect((await ask(at.standIn, { path: '/Messages.json' })).status).toBe(200);
		expect(await at.control.faults()).toMatchObject([{ probability: 0 }, { times: 'always' }]);
		expect((await at.control.state()).faults).toEqual(await at.control.faults());
		await at.control.clearFaults();
		expect(await at.control.faults()).toEqual([]);
		await at.send();
	});

	it('changes settings, each by itself', async () => {
		const usual = (await at.control.state()).settings;
		expect(await at.control.set({})).toEqual(usual);
		const concurrencyLimit = { requests: 0, retryAfterSeconds: 2 };
		expect(await at.control.set({ concurrencyLimit })).toEqual({ ...usual, concurrencyLimit });
		const refused = await ask(at.standIn, { path: '/Messages.json' });
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
		expect(await at.control.set({ latencyMilliseconds: 150 })).toMatchObject({ concurrencyLimit });
		expect(await at.control.set({ concurrencyLimit: null })).toMatchObject({
			concurrencyLimit: null,
			latencyMilliseconds: 150,
		});
		const start = performance.now();
		const { sid } = await at.send();
		expect(performance.now() - start).toBeGreaterThan(145);
		const settings = {
			latencyMilliseconds: 0,
			listLagMilliseconds: 60_000,
			listOrder: 'created' as const,
			stepMilliseconds: 3_600_000,
			webhookTimeoutMilliseconds: 1000,
		};
		expect(await at.control.set(settings)).toEqual({ ...settings, concurrencyLimit: null });
		expect(await at.client.messages.list()).toEqual([]);
		await at.control.advanceClock(60_000);
		expect(await at.client.messages.list()).toMatchObject([{ sid }]);
		await at.control.reset();
		expect((await at.control.state()).settings).toEqual(usual);
	});

	it('tells and advances the time', async () => {
		const before = Date.parse(await at.control.now());
		expect(Math.abs(before - Date.now())).toBeLessThan(5000);
		const after = Date.parse(await at.control.advanceClock(3_600_000));
		expect(after - before).toBeGreaterThanOrEqual(3_600_000);
		expect(at.standIn.clock.now()).toBeGreaterThanOrEqual(after);
		expect(Date.parse(await at.control.advanceClock(-7_200_000))).toBeLessThan(before);
	});

	it('decides how recipients fare', async () => {
		await at.control.setOutcome({ to: person, status: 'undelivered', errorCode: 30003 });
		await at.control.refuse({ address: other, code: 21614 });
		await at.send();
		await at.control.advanceClock(60_000);
		expect(await at.control.messages()).toMatchObject([
			{ status: 'undelivered', error_code: 30003 },
		]);
		await expect(at.send(other)).rejects.toMatchObject({ code: 21614 });
		const stopped = { to: person, sender: defaults.number };
		await at.control.optOut(stopped);
		await expect(at.send()).rejects.toMatchObject({ code: 21610 });
		await at.control.optIn(stopped);
		await at.send();
		await at.control.optOut({ to: person });
		await expect(at.send()).rejects.toMatchObject({ code: 21610 });
	});

	it('tells how it stands, and forgets', async () => {
		await at.send();
		expect(await at.control.state()).toMatchObject({
			url: at.standIn.url,
			accountSid: defaults.accountSid,
			authToken: defaults.authToken,
			messages: 1,
			requests: 1,
			peakInFlight: 1,
			faults: [],
			webhookErrors: [],
		});
		const failing = { to: person, status: 'failed' } as const;
		await at.control.setOutcome(failing);
		await at.control.optOut({ to: person });
		await at.control.optOut({ to: other, sender: defaults.number });
		expect(await at.control.state()).toMatchObject({
			outcomes: [failing],
			optOuts: [{ to: person }, { to: other, sender: defaults.number }],
		});
		await at.control.reset();
		expect(await at.control.state()).toMatchObject({
			messages: 0,
			requests: 0,
			peakInFlight: 0,
			outcomes: [],
			optOuts: [],
		});
		expect(await at.control.requests()).toEqual([]);
	});
});
