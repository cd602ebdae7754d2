import { onEachFile, pdfUrl, pngUrl, sendFiles } from '../../../../engine/sentMessages';
import { setUpTwilio } from '../../../../engine/setUpTwilio';

const twilio = setUpTwilio();

test('a file is deleted, and deleting it again says that it is not there', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl, pdfUrl);
	const item = { sid, media: media[0] ?? '' };
	const deleted = await twilio.results([item], onEachFile('delete'));
	expect(deleted).toEqual([{ deleted: true, sid: media[0], messageSid: sid }]);
	expect(await twilio.results([{ sid }], onEachFile('list'))).toMatchObject([{ sid: media[1] }]);
	const again = await twilio.results([item], onEachFile('delete'), {
		onError: 'continueRegularOutput',
	});
	expect(again[0]?.error).toContain('20404');
});

test('a deletion whose answer was lost counts as done', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl);
	twilio.standIn.faults.once(({ method }) => method === 'DELETE', { kind: 'cut', moment: 'after' });
	const deleted = await twilio.results([{ sid, media: media[0] ?? '' }], onEachFile('delete'));
	expect(deleted).toMatchObject([{ deleted: true }]);
});
