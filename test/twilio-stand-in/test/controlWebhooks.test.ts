import { ControlError } from '../control/control';
import { reportStatuses } from '../control/reportStatuses';
import { ask } from '../rawClient';
import { defaults } from '../server';
import { eitherWay, person } from './eitherWay';

eitherWay((at) => {
	it('has someone text a number, and carries out the answer', async () => {
		const number = (await at.control.state()).numbers.find(
			({ phoneNumber }) => phoneNumber === defaults.numberWithoutService,
		);
		expect(number).toMatchObject({ webhook: '' });
		await at.client
			.incomingPhoneNumbers(number?.sid ?? '')
			.update({ smsUrl: `${at.receiver.url}/sms` });
		expect((await at.control.state()).numbers).toContainEqual({
			...number,
			webhook: `${at.receiver.url}/sms`,
		});
		const { message, replies, attempts, errors } = await at.control.receive({
			from: person,
			to: defaults.numberWithoutService,
			body: 'Hello',
			mediaUrls: ['https://media.example/a.png'],
			extra: { FromCity: 'OAKLAND' },
		});
		expect(at.receiver.calls).toMatchObject([
			{ valid: true, form: { Body: 'Hello', NumMedia: '1', FromCity: 'OAKLAND' } },
		]);
		expect(message).toMatchObject({ direction: 'inbound', from: person, body: 'Hello' });
		expect(replies).toMatchObject([{ to: person, body: 'Thanks' }]);
		expect(attempts).toMatchObject([{ status: 200, text: 'Thanks' }]);
		expect(errors).toEqual([]);
	});

	it('tells what no webhook took', async () => {
		const incoming = { from: person, to: defaults.numberWithoutService };
		expect((await at.control.receive(incoming)).webhook).toBeUndefined();
		at.receiver.answering = () => [500, '', ''];
		await ask(at.standIn, {
			path: `/IncomingPhoneNumbers/${(await at.control.state()).numbers.at(-1)?.sid ?? ''}.json`,
			fields: { SmsUrl: `${at.receiver.url}/sms` },
		});
		const { webhook, errors } = await at.control.receive(incoming);
		expect(webhook).toMatchObject({ url: `${at.receiver.url}/sms`, method: 'POST' });
		expect(errors).toMatchObject([{ code: 11200, reason: 'HTTP 500' }]);
		expect((await at.control.state()).webhookErrors).toEqual(errors);
	});

	it('says which number nobody owns', async () => {
		const texted = at.control.receive({ from: person, to: '+12025550199' });
		await expect(texted).rejects.toThrow(ControlError);
		await expect(texted).rejects.toThrow('No account of the stand-in owns +12025550199');
	});

	it('sends status callbacks', async () => {
		await at.send(person, { statusCallback: `${at.receiver.url}/status` });
		await at.control.advanceClock(60_000);
		const attempts = await at.control.sendStatusCallbacks({ order: 'reversed', times: 2 });
		expect(attempts.map(({ parameters }) => parameters['MessageStatus'])).toEqual([
			...['delivered', 'delivered', 'sent', 'sent', 'sending', 'sending'],
		]);
		expect(await at.control.sendStatusCallbacks()).toEqual([]);
		expect(at.receiver.calls).toHaveLength(6);
	});

	it('sends status callbacks by itself, until it is told to stop', async () => {
		const stop = new AbortController();
		const reporting = reportStatuses(at.control, stop.signal);
		await at.send(person, { statusCallback: `${at.receiver.url}/status` });
		await at.control.advanceClock(60_000);
		while (at.receiver.calls.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
		stop.abort();
		await reporting;
		expect(at.receiver.calls.map(({ form }) => form['MessageStatus'])).toEqual([
			...['sending', 'sent', 'delivered'],
		]);
	});
});
