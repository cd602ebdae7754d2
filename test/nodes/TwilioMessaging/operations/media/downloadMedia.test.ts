import { onEachFile, pngUrl, sendFiles } from '../../../../engine/sentMessages';
import { setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';

/** Covers mediaSid, fileReference, download, mediaRequests. */

const twilio = setUpTwilio();
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

test('a file is downloaded byte for byte, and only Twilio is given the credential', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl);
	const run = await twilio.run([{ sid, media: media[0] ?? '' }], onEachFile('download'));
	const [item] = twilioItems(run);
	expect(item).toMatchObject({
		json: { sid: media[0], messageSid: sid, contentType: 'image/png' },
		binary: { picture: { mimeType: 'image/png', fileName: `${media[0] ?? ''}.png` } },
		pairedItem: { item: 0 },
	});
	expect(Buffer.from(item?.binary?.picture?.data ?? '', 'base64')).toEqual(everyByte);
	expect(twilio.standIn.mediaRequests).toHaveLength(1);
	expect(twilio.standIn.mediaRequests[0]?.headers).not.toHaveProperty('authorization');
	const asked = twilio.standIn.requests.filter(({ path }) => path.endsWith(media[0] ?? '-'));
	expect(asked.map(({ headers }) => headers.authorization !== undefined)).toEqual([true]);
});

test('a file that breaks off is downloaded again, and never kept in part', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl);
	twilio.standIn.faults.brokenFiles = 1;
	const run = await twilio.run([{ sid, media: media[0] ?? '' }], onEachFile('download'));
	const [item] = twilioItems(run);
	expect(Buffer.from(item?.binary?.picture?.data ?? '', 'base64')).toEqual(everyByte);
	expect(twilio.standIn.mediaRequests).toHaveLength(2);
});

test('a file that is too large is not kept', async () => {
	const { sid, media } = await sendFiles(twilio, pngUrl);
	const parameters = { ...onEachFile('download'), options: { largestMedia: 0.0001 } };
	const run = await twilio.run([{ sid, media: media[0] ?? '' }], parameters, {
		onError: 'continueRegularOutput',
	});
	const [item] = twilioItems(run);
	expect(item?.json.error).toContain('The file is larger than 0.0001 MB.');
	expect(item).not.toHaveProperty('binary');
});
