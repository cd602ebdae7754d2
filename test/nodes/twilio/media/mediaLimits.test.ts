import { isPrivate } from '../../../../nodes/TwilioMessaging/fields/reading/inputFile';
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

test.each([
	['http://localhost:5678/rest', true],
	['https://127.0.0.1/x', true],
	['https://10.0.0.7/x', true],
	['https://172.20.0.2/x', true],
	['https://192.168.1.5/x', true],
	['https://[::1]/x', true],
	['https://n8n/x', true],
	['https://n8n.local/x', true],
	['https://n8n.example.com/x', false],
	['https://172.32.0.2/x', false],
	['https://8.8.8.8/x', false],
	['https://[2001:db8::1]/x', false],
])('%s leads nowhere from the internet: %s', (url, expected) => {
	expect(isPrivate(url)).toBe(expected);
});
