import { onEachFile, pdfUrl, pngUrl, sendFiles } from '../../../../engine/sentMessages';
import { setUpTwilio } from '../../../../engine/setUpTwilio';

/** Covers mediaResource. */

const twilio = setUpTwilio();

test('the files of a message are listed, one item each', async () => {
	const { sid } = await sendFiles(twilio, pngUrl, pdfUrl);
	const listed = await twilio.results([{ sid }], onEachFile('list'));
	expect(listed).toMatchObject([
		{ messageSid: sid, contentType: 'image/png' },
		{ messageSid: sid, contentType: 'application/pdf' },
	]);
	const raw = await twilio.results([{ sid }], { ...onEachFile('list'), simplify: false });
	expect(raw).toMatchObject([{ parent_sid: sid, content_type: 'image/png' }, {}]);
});
