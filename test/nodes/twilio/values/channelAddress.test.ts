import {
	parseChannelRecipient,
	parseChannelSender,
} from '../../../../nodes/twilio/values/channelAddress';
import { expectRefusal } from '../../../expectRefusal';

it.each([
	['+14155550100', 'whatsapp:+14155550100'],
	['whatsapp:+14155550100', 'whatsapp:+14155550100'],
	['"+14155550100"', 'whatsapp:+14155550100'],
	['"whatsapp:+14155550100"', 'whatsapp:+14155550100'],
	['+52 1 55 1234 5678', 'whatsapp:+5215512345678'],
	['US.13491208655302741918', 'whatsapp:US.13491208655302741918'],
])('over WhatsApp, %j goes to %s', (text, address) => {
	expect(parseChannelRecipient('whatsapp', text)).toBe(address);
});

it.each([
	[
		'rcs:+14155550100',
		'Write it without "rcs:" in front to use WhatsApp, or choose the operation for RCS.',
	],
	[
		'messenger:1234567890123456',
		'Give an address of WhatsApp, e.g. whatsapp:+14155550100, or choose Send SMS, which takes addresses of Messenger too.',
	],
])('W13: over WhatsApp, %s is refused with advice that helps', (text, advice) => {
	const refusal = expectRefusal(() => parseChannelRecipient('whatsapp', text));
	expect(refusal.message).toContain('is an address of another channel');
	expect(refusal.advice).toBe(advice);
});

it('no advice leads to an address that is refused', () => {
	const { advice } = expectRefusal(() => parseChannelRecipient('rcs', 'whatsapp:US.13491208'));
	expect(advice).toMatch(
		/^Give an address of RCS, e\.g\. rcs:\+14155550100, or choose the operation/,
	);
	const sender = expectRefusal(() => parseChannelSender('whatsapp', 'rcs:my_agent'));
	expect(sender.advice).toContain('Give an address of WhatsApp, e.g. whatsapp:+14155550199');
	expect(expectRefusal(() => parseChannelSender('rcs', 'messenger:12')).advice).toContain(
		'Write it without "messenger:"',
	);
});
