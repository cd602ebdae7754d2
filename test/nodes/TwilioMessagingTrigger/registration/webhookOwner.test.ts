import { ownerOf } from '../../../../nodes/TwilioMessagingTrigger/registration/webhookOwner';

const own = 'https://n8n.example/webhook/8f1c/webhook';

test.each([
	['', 'nobody'],
	['https://demo.twilio.com/welcome/sms/reply', 'nobody'],
	[own, 'own'],
	['https://n8n.example/webhook-test/8f1c/webhook', 'sibling'],
	[`${own}/`, 'sibling'],
	[`${own}?key=1`, 'sibling'],
	['https://n8n.example/webhook/other/webhook', 'foreign'],
	['https://n8n.example/webhook/8f1c/other', 'foreign'],
	['https://n8n.example/prod/webhook/8f1c/webhook', 'foreign'],
	['https://other.example/webhook/8f1c/webhook', 'foreign'],
	['https://demo.twilio.com.example/', 'foreign'],
	['no URL', 'foreign'],
])('%p: %s', (url, owner) => {
	expect(ownerOf(url, own)).toBe(owner);
});

test.each([
	['https://example.com/n8n/webhook-test/8f1c/webhook', 'sibling'],
	['https://example.com/other/webhook-test/8f1c/webhook', 'foreign'],
])('below a path of a proxy, %s: %s', (url, owner) => {
	expect(ownerOf(url, 'https://example.com/n8n/webhook/8f1c/webhook')).toBe(owner);
});
