import type { Webhook } from '../../../../nodes/TwilioMessagingTrigger/registration/webhook';
import { ownerOf } from '../../../../nodes/TwilioMessagingTrigger/registration/webhookOwner';

const own = 'https://n8n.example/webhook/8f1c/webhook';
const webhook: Webhook = {
	instance: 'n8n',
	trigger: 'one',
	kind: 'active',
	url: own,
	formerUrls: ['https://old.example/webhook/8f1c/webhook'],
};

test.each([
	['', 'nobody'],
	['https://demo.twilio.com/welcome/sms/reply', 'nobody'],
	[own, 'own'],
	[`${own}/`, 'own'],
	[`${own}?key=1`, 'own'],
	[`${own}#rc=3`, 'own'],
	['https://N8N.Example/webhook/8f1c/webhook', 'own'],
	['https://n8n.example/webhook-test/8f1c/webhook', 'sibling'],
	['https://n8n.example/webhook-test/8f1c/webhook?key=1', 'sibling'],
	['https://n8n.example/hook/8f1c/webhook', 'foreign'],
	['https://n8n.example/webhook/other/webhook', 'foreign'],
	['https://n8n.example/webhook/8f1c/other', 'foreign'],
	['https://n8n.example/webhook/8f1c/webhook-test', 'foreign'],
	['https://n8n.example/prod/webhook/8f1c/webhook', 'foreign'],
	['https://other.example/webhook/8f1c/webhook', 'foreign'],
	['https://demo.twilio.com.example/', 'foreign'],
	['no URL', 'foreign'],
])('%p: %s', (url, owner) => {
	expect(ownerOf(url, webhook)).toBe(owner);
});

test.each([
	['https://old.example/webhook/8f1c/webhook', 'own'],
	['https://old.example/webhook-test/8f1c/webhook', 'sibling'],
	['https://older.example/webhook/8f1c/webhook', 'foreign'],
])('at an earlier address, %s: %s', (url, owner) => {
	expect(ownerOf(url, webhook)).toBe(owner);
});

test.each([
	['n8n.one.active', 'own'],
	['n8n.one.test', 'sibling'],
	['n8n.two.active', 'neighbour'],
	['n8n.two.test', 'neighbour'],
	['other.one.active', 'foreign'],
])('at an address that nobody knows any more, noted %s: %s', (by, owner) => {
	expect(ownerOf(`https://older.example/hooks/1#rc=3&n8n.by=${by}`, webhook)).toBe(owner);
});

test.each([
	['https://example.com/n8n/webhook-test/8f1c/webhook', 'sibling'],
	['https://example.com/other/webhook/8f1c/webhook', 'foreign'],
	['https://example.com/other/webhook-test/8f1c/webhook', 'foreign'],
])('below a path of a proxy, %s: %s', (url, owner) => {
	const below = { ...webhook, url: 'https://example.com/n8n/webhook/8f1c/webhook' };
	expect(ownerOf(url, below)).toBe(owner);
});

test('n8n’s address may be none', () => {
	expect(ownerOf('https://crm.example', { ...webhook, url: 'n8n.example', formerUrls: [] })).toBe(
		'foreign',
	);
});
