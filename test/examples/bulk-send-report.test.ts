import type { IDataObject, IRun } from 'n8n-workflow';
import { explain } from '../../nodes/twilio/errors';
import { noForm } from '../../nodes/twilio/message/formLabels';
import { defaults } from '../twilio-stand-in/server';
import { jsonOf } from '../engine/engine';
import { setUpTwilio } from '../engine/setUpTwilio';
import { runExample, sentTexts } from './runExample';

const twilio = setUpTwilio();

/** Runs the example as its webhook does for this request. */
const post = (people: IDataObject[]) =>
	runExample(twilio, 'bulk-send-report.json', [
		{ headers: { 'x-key': 'secret' }, params: {}, query: {}, body: { people } },
	]);

/** What n8n answers the request with: what the node gave that ran last. */
function answerOf(run: IRun): IDataObject[] {
	return jsonOf(run, run.data.resultData.lastNodeExecuted ?? '');
}

const anna = { name: 'Anna', phone: '+12025550111', text: 'Hi Anna!' };
const bela = { name: 'Béla', phone: '+12025550112', text: 'Hi Béla!' };
const landline = { name: 'Cleo', phone: '+12025550177', text: 'Hi Cleo!' };
const withoutCountry = { name: 'Dora', phone: '07700 900456', text: 'Hi Dora!' };

test('it sends to everybody who can be texted, once, and reports the others with the reason', async () => {
	twilio.standIn.delivery.refuse(landline.phone, 21614);
	const run = await post([anna, landline, bela, withoutCountry, anna]);

	expect(sentTexts(twilio)).toEqual([
		{ to: anna.phone, from: defaults.numberWithoutService, body: anna.text },
		{ to: bela.phone, from: defaults.numberWithoutService, body: bela.text },
	]);
	expect(answerOf(run)).toEqual([
		{
			sent: 2,
			skipped: 1,
			failed: 2,
			failures: [
				{
					name: 'Cleo',
					phone: '+12025550177',
					error:
						'The message to +12025550177 was not sent: The "To" number is not a mobile number, so it cannot receive texts. Twilio error 21614. [item 1]',
					advice: explain(21614, noForm)?.advice,
				},
				{
					name: 'Dora',
					phone: '07700 900456',
					error: '\'To\' has no country code: "07700 900456" [item 3]',
					advice:
						'Write it with + and the country code, e.g. +14155550100, or choose a country in the option Default Country: with Germany, 0151 2345678 is +491512345678.',
				},
			],
		},
	]);
});

test('it reports when nobody fails', async () => {
	const run = await post([anna, bela]);

	expect(sentTexts(twilio).map(({ to }) => to)).toEqual([anna.phone, bela.phone]);
	expect(answerOf(run)).toEqual([{ sent: 2, skipped: 0, failed: 0, failures: [] }]);
});

test('it reports when everybody fails', async () => {
	const run = await post([withoutCountry, { ...anna, text: '' }]);

	expect(sentTexts(twilio)).toEqual([]);
	expect(answerOf(run)).toMatchObject([
		{ sent: 0, skipped: 0, failed: 2, failures: [{ name: 'Dora' }, { name: 'Anna' }] },
	]);
});

test('it reports when nobody is in the list', async () => {
	expect(answerOf(await post([]))).toEqual([{ sent: 0, skipped: 0, failed: 0, failures: [] }]);
	expect(twilio.standIn.requests).toHaveLength(0);
});
