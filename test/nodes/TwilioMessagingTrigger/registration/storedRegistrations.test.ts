import type { IDataObject } from 'n8n-workflow';
import { processMemory } from '../../../../nodes/TwilioMessagingTrigger/registration/processMemory';
import { RegistrationStore } from '../../../../nodes/TwilioMessagingTrigger/registration/registrationStore';
import {
	isSameSource,
	readStored,
	writeStored,
} from '../../../../nodes/TwilioMessagingTrigger/registration/storedRegistrations';

const before = { sms_url: { sms_url: 'https://crm.example/sms', sms_method: 'GET' } };
const url = 'https://n8n.example/webhook/8f1c/webhook';
const testUrl = 'https://n8n.example/webhook-test/8f1c/webhook';
const registrationOf = (sid: string, at = url) => ({
	source: { kind: 'phoneNumber', sid } as const,
	url: at,
	before,
	account: 'AC1',
	name: `the number ${sid}`,
});
const storeOf = (staticData: IDataObject, at = url, startsTest = false) =>
	new RegistrationStore(staticData, { instance: 'n8n', trigger: 'one', url: at, startsTest });

beforeEach(() => {
	for (const part of Object.values(processMemory)) part.clear();
});

/** As a saved workflow of 0.1.0 holds it. */
const saved = (at: string, kind = 'active'): IDataObject => ({
	twilioMessagingRegistrations: {
		[kind]: { source: { kind: 'phoneNumber', sid: 'PN1' }, url: at, before },
	},
});

test('what workflows of 0.1.0 hold is read', () => {
	expect(storeOf(saved(url)).known()).toEqual([
		{ source: { kind: 'phoneNumber', sid: 'PN1' }, url, before },
	]);
});

test('what is remembered is stored, and forgotten without a trace', () => {
	const staticData: IDataObject = {};
	const store = storeOf(staticData);
	store.remember(registrationOf('PN1'));
	expect(staticData).toEqual({ twilioMessagingRegistrations: { active: registrationOf('PN1') } });
	expect(readStored(staticData)).toEqual({
		active: registrationOf('PN1'),
		test: undefined,
		owed: [],
	});
	store.forget(registrationOf('PN1'));
	expect(staticData).toEqual({});
	expect(store.known()).toEqual([]);
});

test('what n8n has not stored is remembered as long as this process lives', () => {
	storeOf({}).remember(registrationOf('PN1'));
	const store = storeOf({}, 'https://moved.example/webhook/8f1c/webhook');
	expect(store.known()).toEqual([registrationOf('PN1')]);
	expect(store.webhook.formerUrls).toEqual([url]);
	store.forget(registrationOf('PN1'));
	expect(storeOf({}).known()).toEqual([]);
});

test('each source is known once: what is stored, what is not, what is owed', () => {
	const staticData: IDataObject = {};
	const store = storeOf(staticData);
	store.remember(registrationOf('PN1'));
	store.owe(registrationOf('PN1'));
	store.owe(registrationOf('PN1'));
	store.remember(registrationOf('PN2'));
	storeOf({}).remember(registrationOf('PN3'));
	expect(store.known().map(({ source }) => source.sid)).toEqual(['PN2', 'PN1', 'PN3']);
	expect(store.known().map((each) => store.isOwed(each))).toEqual([false, true, false]);
	store.remember(registrationOf('PN1'));
	expect(store.isOwed(registrationOf('PN1'))).toBe(false);
	expect(readStored(staticData)).toMatchObject({ active: registrationOf('PN1'), owed: [] });
});

test('the editor’s listening and the active workflow have one each', () => {
	const staticData: IDataObject = {};
	storeOf(staticData).remember(registrationOf('PN1'));
	storeOf(staticData, testUrl, true).remember(registrationOf('PN1', testUrl));
	// When it ends, n8n says no more that it was for a test; nor does it in another process.
	processMemory.testUrls.clear();
	const listening = storeOf(staticData, testUrl);
	expect([listening.webhook.kind, listening.known()[0]?.url]).toEqual(['test', testUrl]);
	listening.forget(registrationOf('PN1', testUrl));
	expect(readStored(staticData)).toMatchObject({ active: registrationOf('PN1'), test: undefined });
	expect(storeOf(staticData).webhook.kind).toBe('active');
});

test('an end of listening that nothing was stored of is known all the same', () => {
	expect(storeOf({}, testUrl, true).webhook.kind).toBe('test');
	expect(storeOf({}, testUrl).webhook.kind).toBe('test');
	expect(storeOf({}, url).webhook.kind).toBe('active');
});

test('one source is that of the same account, as far as it is known', () => {
	const one = registrationOf('PN1');
	expect(isSameSource(one, { ...registrationOf('PN1'), account: 'AC2' })).toBe(false);
	expect(isSameSource(one, registrationOf('PN2'))).toBe(false);
	expect(isSameSource(one, { source: one.source })).toBe(true);
});

test.each<[string, IDataObject[string]]>([
	['nothing', undefined],
	['a text', 'registration'],
	['no source', { url: 'https://n8n.example', before }],
	['another kind of source', { source: { kind: 'fax', sid: 'FX1' }, url: '', before }],
	['no SID', { source: { kind: 'phoneNumber' }, url: '', before }],
	['no URL', { source: { kind: 'phoneNumber', sid: 'PN1' }, before }],
	['nothing to restore', { source: { kind: 'phoneNumber', sid: 'PN1' }, url: '' }],
])('%s is no registration', (_what, entry) => {
	const staticData = { twilioMessagingRegistrations: { active: entry, owed: [entry] } };
	expect(readStored(staticData)).toEqual({ active: undefined, test: undefined, owed: [] });
	expect(readStored({ twilioMessagingRegistrations: entry })).toMatchObject({ owed: [] });
});

test('settings that are no texts are not restored', () => {
	const odd = { sms_url: { ...before.sms_url, sms_method: 1 }, status_callback: null };
	const staticData = {
		twilioMessagingRegistrations: { active: { ...registrationOf('PN1'), before: odd } },
	};
	expect(readStored(staticData).active?.before).toEqual({
		sms_url: { sms_url: before.sms_url.sms_url },
		status_callback: {},
	});
});

test('what is written is read again', () => {
	const staticData: IDataObject = {};
	const all = {
		active: registrationOf('PN1'),
		test: registrationOf('PN1', testUrl),
		owed: [registrationOf('PN2'), registrationOf('PN3')],
	};
	writeStored(staticData, all);
	expect(readStored(structuredClone(staticData))).toEqual(all);
});
