import { falseSid } from '../../../../twilio-stand-in/sids';
import { errorOf } from '../../../../engine/errorOf';
import { onEachFile, pdfUrl, pngUrl, sendFiles, sentItem } from '../../../../engine/sentMessages';
import { onEachMessage, setUpTwilio } from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();

test('Erase removes the text and all files, and keeps the record', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl, pdfUrl);
	twilio.standIn.clock.advance(60_000);
	const erased = await twilio.results([{ sid }], onEachMessage('erase'));
	expect(erased).toEqual([{ sid, erased: true, textErased: true, mediaDeleted: media }]);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
	expect(await twilio.results([{ sid }], onEachFile('list'))).toEqual([]);
});

test('Erase leaves the files of a message alone that is still in flight', async () => {
	// However slow the machine is.
	const now = Date.now();
	twilio.standIn.clock.source = () => now;
	const { sid, media } = await sendFiles(twilio, pngUrl, pdfUrl);
	const refused = await twilio.run([{ sid }], onEachMessage('erase'));
	expect(errorOf(refused).message).toContain(`Message ${sid} was not erased completely`);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: sentItem.body }]);
	expect(await twilio.results([{ sid }], onEachFile('list'))).toHaveLength(media.length);
});

test('Erase finishes what it began when another item stops the run', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl, pdfUrl);
	twilio.standIn.clock.advance(60_000);
	const missing = falseSid('SM', 404);
	twilio.standIn.faults.latency = ({ path }) => (path.includes(missing) ? 100 : 40);
	const failed = await twilio.run([{ sid: missing }, { sid }], onEachMessage('erase'));
	expect(errorOf(failed).description).toContain('Of all 2 items: 1 succeeded, 1 failed.');
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
	expect(twilio.standIn.mediaOf(sid)).toEqual([]);
	expect(media).toHaveLength(2);
});

test('Erase goes on where the answer to a deletion was lost', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl, pdfUrl);
	twilio.standIn.clock.advance(60_000);
	twilio.standIn.faults.once(({ method }) => method === 'DELETE', { kind: 'cut', moment: 'after' });
	const [erased] = await twilio.results([{ sid }], onEachMessage('erase'));
	expect(erased).toMatchObject({ erased: true, mediaDeleted: media });
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
});
