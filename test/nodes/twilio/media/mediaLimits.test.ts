import { checkFiles, mmsLimits, whatsAppLimits } from '../../../../nodes/twilio/media/mediaLimits';

const file = (mimeType: string, bytes: number) => ({ mimeType, bytes });

test.each([
	[[file('image/png', 5_000_000)], mmsLimits],
	[[file('video/mp4', 500_000), file('image/gif', 4_500_000)], mmsLimits],
	[[file('video/mp4', 16_000_000)], whatsAppLimits],
	[[{ mimeType: 'application/pdf', bytes: undefined }], mmsLimits],
])('files %j are carried', (files, limits) => {
	expect(() => {
		checkFiles(files, limits);
	}).not.toThrow();
});

test.each([
	[[file('image/png', 5_000_001)], mmsLimits, 'files of 5.0 MB in all'],
	[[file('image/png', 2_600_000), file('image/gif', 2_600_000)], mmsLimits, 'files of 5.2 MB'],
	[[file('video/mp4', 500_001)], mmsLimits, 'a file of 501 kB (video/mp4)'],
	[[file('video/mp4', 17_000_000)], whatsAppLimits, 'a file of 17.0 MB (video/mp4)'],
])('files %j are refused', (files, limits, problem) => {
	expect(() => {
		checkFiles(files, limits);
	}).toThrow(problem);
});
