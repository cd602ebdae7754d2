import type { IDataObject } from 'n8n-workflow';
import { RegistrationStore } from '../../../../nodes/TwilioMessagingTrigger/registration/storedRegistrations';

const before = { sms_url: { sms_url: 'https://crm.example/sms', sms_method: 'GET' } };
const registrationAt = (url: string) => ({
	source: { kind: 'phoneNumber', sid: 'PN1' } as const,
	url,
	before,
});
let count = 0;
/** A webhook that nothing in this process knows of yet. */
const newUrl = () => `https://n8n.example/webhook/${++count}/webhook`;

/** As a saved workflow holds it. */
const saved = (url: string, kind = 'active'): IDataObject => ({
	twilioMessagingRegistrations: {
		[kind]: { source: { kind: 'phoneNumber', sid: 'PN1' }, url, before },
	},
});

test('what saved workflows hold is read', () => {
	const url = newUrl();
	expect(new RegistrationStore(saved(url), url, false).recall()).toEqual(registrationAt(url));
});

test('what is remembered is stored as saved workflows hold it, and forgotten without a trace', () => {
	const staticData: IDataObject = {};
	const url = newUrl();
	const store = new RegistrationStore(staticData, url, false);
	store.remember(registrationAt(url));
	expect(staticData).toEqual(saved(url));
	store.forget();
	expect(staticData).toEqual({});
	expect(store.recall()).toBeUndefined();
});

test('what n8n has not stored is remembered as long as this process lives', () => {
	const url = newUrl();
	new RegistrationStore({}, url, false).remember(registrationAt(url));
	const store = new RegistrationStore({}, url, false);
	expect(store.recall()).toEqual(registrationAt(url));
	store.forget();
	expect(new RegistrationStore({}, url, false).recall()).toBeUndefined();
});

test('the editor’s listening and the active workflow have one each', () => {
	const staticData: IDataObject = {};
	const [active, test] = [newUrl(), newUrl()];
	new RegistrationStore(staticData, active, false).remember(registrationAt(active));
	new RegistrationStore(staticData, test, true).remember(registrationAt(test));
	// When it ends, n8n says no more that it was for a test.
	const listening = new RegistrationStore(staticData, test, false);
	expect([listening.kind, listening.recall()?.url]).toEqual(['test', test]);
	listening.forget();
	expect(staticData).toEqual(saved(active));
	expect(new RegistrationStore(staticData, active, false).kind).toBe('active');
});

test.each<[string, IDataObject[string]]>([
	['nothing', undefined],
	['a text', 'registration'],
	['no source', { url: 'https://n8n.example', before }],
	['another kind of source', { source: { kind: 'fax', sid: 'FX1' }, url: '', before }],
	['no SID', { source: { kind: 'phoneNumber' }, url: '', before }],
	['no URL', { source: { kind: 'phoneNumber', sid: 'PN1' }, before }],
	['nothing to put back', { source: { kind: 'phoneNumber', sid: 'PN1' }, url: '' }],
])('%s is no registration', (_what, active) => {
	const staticData = { twilioMessagingRegistrations: { active } };
	expect(new RegistrationStore(staticData, newUrl(), false).recall()).toBeUndefined();
});

test('settings that are no texts are not put back', () => {
	const url = newUrl();
	const odd = { sms_url: { ...before.sms_url, sms_method: 1 }, status_callback: null };
	const staticData = {
		twilioMessagingRegistrations: { active: { ...registrationAt(url), before: odd } },
	};
	expect(new RegistrationStore(staticData, url, false).recall()?.before).toEqual({
		sms_url: { sms_url: before.sms_url.sms_url },
		status_callback: {},
	});
});
