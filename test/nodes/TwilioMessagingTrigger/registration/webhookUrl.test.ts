import fc from 'fast-check';
import {
	readWebhookUrl,
	writeWebhookUrl,
} from '../../../../nodes/TwilioMessagingTrigger/registration/webhookUrl';
import { keyOf, shortNameOf } from '../../../../nodes/TwilioMessagingTrigger/registration/webhook';

/** Covers webhook. */

const note = {
	instance: 'n8n_-1',
	trigger: 'trigger1',
	kind: 'active',
	original: { sms_url: 'https://crm.example/sms?a=b&c=d#rc=2', sms_method: 'GET' },
} as const;
const own = 'https://n8n.example/webhook/8f1c/webhook';

test('a note stands behind the "#", readable, with nothing in it that Twilio could take for its own', () => {
	const url = writeWebhookUrl({ address: own, query: '?tenant=7', overrides: ['rc=3'], note });
	expect(url).toBe(
		`${own}?tenant=7#rc=3&n8n.by=n8n_-1.trigger1.active&n8n.sms_url=https%3A%2F%2Fcrm.example%2Fsms%3Fa%3Db%26c%3Dd%23rc%3D2&n8n.sms_method=GET`,
	);
	expect(readWebhookUrl(url)).toEqual({
		address: own,
		query: '?tenant=7',
		overrides: ['rc=3'],
		note,
	});
});

test('whatever is noted is read again', () => {
	const text = fc.string({ unit: 'grapheme' });
	const settings = fc.dictionary(fc.constantFrom('sms_url', 'sms_method', 'fallback_url'), text);
	fc.assert(
		fc.property(settings, fc.constantFrom('active', 'test'), (original, kind) => {
			const written = writeWebhookUrl({
				address: own,
				query: '',
				overrides: [],
				note: { ...note, kind, original },
			});
			if (!written.includes('#')) return;
			expect(readWebhookUrl(written).note).toEqual({ ...note, kind, original });
		}),
	);
});

test('an address without a note stays as it is, whatever it holds', () => {
	const url = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string());
	fc.assert(
		fc.property(url, (address) => {
			const parts = readWebhookUrl(address);
			fc.pre(parts.note === undefined);
			const [head = '', ...fragments] = address.split('#');
			expect(`${parts.address}${parts.query}`).toBe(head);
			expect(parts.overrides.join('&')).toBe(
				fragments
					.join('#')
					.split('&')
					.filter((part) => part !== '' && !part.startsWith('n8n.'))
					.join('&'),
			);
		}),
	);
});

test.each([
	[`${own}#rc=3&n8n.by=`, ['rc=3']],
	[`${own}#n8n.by=one.two.three`, []],
	[`${own}#n8n.sms_url=https%3A%2F%2Fcrm.example`, []],
])('%s has no note', (url, overrides) => {
	expect(readWebhookUrl(url)).toMatchObject({ address: own, overrides, note: undefined });
});

test('what would make the address too long is not noted', () => {
	const original = { sms_url: `https://crm.example/${'x'.repeat(2000)}` };
	expect(
		writeWebhookUrl({ address: own, query: '', overrides: ['rc=3'], note: { ...note, original } }),
	).toBe(`${own}#rc=3`);
});

test('triggers are told apart by short names', () => {
	expect(shortNameOf('n8n', 'workflow', 'node')).toMatch(/^[\w-]{8}$/);
	expect(shortNameOf('n8n', 'workflow', 'node')).toBe(shortNameOf('n8n', 'workflow', 'node'));
	expect(shortNameOf('n8n', 'a', 'bc')).not.toBe(shortNameOf('n8n', 'ab', 'c'));
	expect(keyOf({ instance: 'n8n', trigger: 'one', kind: 'test' })).toBe('n8n.one.test');
});
