import { explainDelivery } from '../../../../../nodes/twilio/errors';
import { noForm } from '../../../../../nodes/twilio/message/formLabels';
import { pdfUrl, pngUrl, sendFiles, sendOne, sentItem } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio, textOf } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';

const twilio = setUpTwilio();

it('is seen delivered by Get once time has passed, with price and date', async () => {
	const sid = await sendOne(twilio);
	twilio.standIn.clock.advance(60_000);
	const [got] = await twilio.results([{ sid }], onEachMessage('get'));
	expect(got).toMatchObject({ sid, status: 'delivered', numSegments: 1, price: -0.0075 });
	const dateSent = textOf(got, 'dateSent');
	expect(new Date(dateSent).toISOString()).toBe(dateSent);
	const [whole] = await twilio.results([{ sid }], { ...onEachMessage('get'), simplify: false });
	expect(whole).toStrictEqual(twilio.standIn.messages()[0]);
	expect(whole).toMatchObject({ num_segments: '1', price: '-0.00750' });
});

it('says by Get why it was not delivered and what to do', async () => {
	twilio.standIn.delivery.setOutcome(sentItem.to, { status: 'undelivered', errorCode: 30003 });
	const sid = await sendOne(twilio);
	twilio.standIn.clock.advance(60_000);
	const [got] = await twilio.results([{ sid }], onEachMessage('get'));
	expect(got).toMatchObject({ status: 'undelivered', errorCode: 30003 });
	expect(got?.errorMessage).toContain(explainDelivery(30003, noForm)?.advice);
});

it('Get brings the files of a message along', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl, pdfUrl);
	const parameters = { ...onEachMessage('get'), options: { downloadMedia: true } };
	const [item] = twilioItems(await twilio.run([{ sid }], parameters));
	expect(item?.json).toMatchObject({ sid, media: media.map((file) => ({ sid: file })) });
	expect(Object.keys(item?.binary ?? {})).toEqual(['media_0', 'media_1']);
	expect(item?.binary?.media_1?.mimeType).toBe('application/pdf');
	const [plain] = twilioItems(await twilio.run([{ sid }], onEachMessage('get')));
	expect(plain).not.toHaveProperty('binary');
});
