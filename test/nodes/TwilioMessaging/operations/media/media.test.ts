import { falseSid } from '../../../../twilio-stand-in/sids';
import { errorOf } from '../../../../engine/errorOf';
import { onEachMessage, sendEachItem, setUpTwilio, textOf } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';

const twilio = setUpTwilio();
const to = '+14155552671';
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** Sends a message with these files; gives its SID and theirs. */
async function sendMedia(...mediaUrl: string[]): Promise<{ sid: string; media: string[] }> {
	const parameters = { ...sendEachItem, operation: 'sendMms', mediaUrl };
	const [message] = await twilio.results([{ to, body: 'Look' }], parameters);
	const sid = textOf(message, 'sid');
	const listed = await twilio.results([{ sid }], onMedia('list'));
	return { sid, media: listed.map((file) => textOf(file, 'sid')) };
}

const onMedia = (operation: string) => ({
	...onEachMessage(operation),
	resource: 'media',
	mediaSid: { __rl: true, mode: 'id', value: '={{ $json.media }}' },
	binaryPropertyName: 'picture',
});

const png = 'https://files.example/1.png';
const pdf = 'https://files.example/2.pdf';

test('the files of a message are listed, one item each', async () => {
	const { sid } = await sendMedia(png, pdf);
	const listed = await twilio.results([{ sid }], onMedia('list'));
	expect(listed).toMatchObject([
		{ messageSid: sid, contentType: 'image/png' },
		{ messageSid: sid, contentType: 'application/pdf' },
	]);
	const raw = await twilio.results([{ sid }], { ...onMedia('list'), simplify: false });
	expect(raw).toMatchObject([{ parent_sid: sid, content_type: 'image/png' }, {}]);
});

test('a file is downloaded byte for byte, and only Twilio is given the credential', async () => {
	const { sid, media } = await sendMedia(png);
	const run = await twilio.run([{ sid, media: media[0] ?? '' }], onMedia('download'));
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
	const { sid, media } = await sendMedia(png);
	twilio.standIn.faults.brokenFiles = 1;
	const run = await twilio.run([{ sid, media: media[0] ?? '' }], onMedia('download'));
	const [item] = twilioItems(run);
	expect(Buffer.from(item?.binary?.picture?.data ?? '', 'base64')).toEqual(everyByte);
	expect(twilio.standIn.mediaRequests).toHaveLength(2);
});

test('a file that is too large is not kept', async () => {
	const { sid, media } = await sendMedia(png);
	const parameters = { ...onMedia('download'), options: { largestMedia: 0.0001 } };
	const run = await twilio.run([{ sid, media: media[0] ?? '' }], parameters, {
		onError: 'continueRegularOutput',
	});
	const [item] = twilioItems(run);
	expect(item?.json.error).toContain('The file is larger than 0.0001 MB.');
	expect(item).not.toHaveProperty('binary');
});

test('a file is deleted, and deleting it again says that it is not there', async () => {
	const { sid, media } = await sendMedia(png, pdf);
	const item = { sid, media: media[0] ?? '' };
	const deleted = await twilio.results([item], onMedia('delete'));
	expect(deleted).toEqual([{ deleted: true, sid: media[0], messageSid: sid }]);
	expect(await twilio.results([{ sid }], onMedia('list'))).toMatchObject([{ sid: media[1] }]);
	const again = await twilio.results([item], onMedia('delete'), {
		onError: 'continueRegularOutput',
	});
	expect(again[0]?.error).toContain('20404');
});

test('a deletion whose answer was lost counts as done', async () => {
	const { sid, media } = await sendMedia(png);
	twilio.standIn.faults.once(({ method }) => method === 'DELETE', { kind: 'cut', moment: 'after' });
	const deleted = await twilio.results([{ sid, media: media[0] ?? '' }], onMedia('delete'));
	expect(deleted).toMatchObject([{ deleted: true }]);
});

test('Get brings the files of a message along', async () => {
	const { sid, media } = await sendMedia(png, pdf);
	const parameters = { ...onEachMessage('get'), options: { downloadMedia: true } };
	const [item] = twilioItems(await twilio.run([{ sid }], parameters));
	expect(item?.json).toMatchObject({ sid, media: media.map((file) => ({ sid: file })) });
	expect(Object.keys(item?.binary ?? {})).toEqual(['media_0', 'media_1']);
	expect(item?.binary?.media_1?.mimeType).toBe('application/pdf');
	const [plain] = twilioItems(await twilio.run([{ sid }], onEachMessage('get')));
	expect(plain).not.toHaveProperty('binary');
});

test('Erase removes the text and all files, and keeps the record', async () => {
	const { sid, media } = await sendMedia(png, pdf);
	twilio.standIn.clock.advance(60_000);
	const erased = await twilio.results([{ sid }], onEachMessage('erase'));
	expect(erased).toEqual([{ sid, erased: true, textErased: true, mediaDeleted: media }]);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
	expect(await twilio.results([{ sid }], onMedia('list'))).toEqual([]);
});

test('Erase leaves the files of a message alone that is still under way', async () => {
	const { sid, media } = await sendMedia(png, pdf);
	const refused = await twilio.run([{ sid }], onEachMessage('erase'));
	expect(errorOf(refused).message).toContain(`Message ${sid} was not erased completely`);
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: 'Look' }]);
	expect(await twilio.results([{ sid }], onMedia('list'))).toHaveLength(media.length);
});

test('Erase finishes what it began when another item stops the run', async () => {
	const { sid, media } = await sendMedia(png, pdf);
	twilio.standIn.clock.advance(60_000);
	const missing = falseSid('SM', 404);
	twilio.standIn.faults.latency = ({ path }) => (path.includes(missing) ? 100 : 40);
	const failed = await twilio.run([{ sid: missing }, { sid }], onEachMessage('erase'));
	expect(errorOf(failed).description).toContain('Of all 2 items: 1 went through, 1 failed.');
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
	expect(twilio.standIn.mediaOf(sid)).toEqual([]);
	expect(media).toHaveLength(2);
});

test('Erase goes on where the answer to a deletion was lost', async () => {
	const { sid, media } = await sendMedia(png, pdf);
	twilio.standIn.clock.advance(60_000);
	twilio.standIn.faults.once(({ method }) => method === 'DELETE', { kind: 'cut', moment: 'after' });
	const [erased] = await twilio.results([{ sid }], onEachMessage('erase'));
	expect(erased).toMatchObject({ erased: true, mediaDeleted: media });
	expect(twilio.standIn.messages()).toMatchObject([{ sid, body: '' }]);
});

test('a file of the workflow needs an n8n that can give it an address', async () => {
	const parameters = { ...sendEachItem, operation: 'sendMms', mediaUrl: [] };
	const missing = await twilio.run([{ to, body: 'Look' }], {
		...parameters,
		binaryPropertyName: 'data',
	});
	expect(errorOf(missing).message).toContain(
		"'Input Binary Fields' names a file that the item does not have",
	);
	const none = await twilio.run([{ to, body: 'Look' }], parameters);
	expect(errorOf(none).message).toContain("'Media URLs' has no address");
	expect(twilio.standIn.requests).toEqual([]);
});
