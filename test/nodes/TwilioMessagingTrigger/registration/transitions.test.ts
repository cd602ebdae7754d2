import {
	giveBack,
	takeOver,
	type Situation,
} from '../../../../nodes/TwilioMessagingTrigger/registration/transitions';
import { messagesTo, statusUpdatesTo } from '../../../../nodes/twilio/senders/webhookSettings';

const urls = {
	active: 'https://n8n.example/webhook/8f1c/webhook',
	test: 'https://n8n.example/webhook-test/8f1c/webhook',
	nobody: '',
	foreign: 'https://crm.example/sms',
};
const source = { kind: 'phoneNumber', sid: 'PN1' } as const;
const service = { kind: 'messagingService', sid: 'MG1' } as const;
const settingsWith = (url: string) => messagesTo('phoneNumber', url).settings;
const remembered = settingsWith('https://remembered.example');
const original = settingsWith('https://original.example');

const situation = (
	kind: 'active' | 'test',
	standing: keyof typeof urls,
	changed: Partial<Situation> = {},
): Situation => ({
	source,
	webhook: { kind, url: urls[kind] },
	wanted: [messagesTo('phoneNumber', urls[kind])],
	standing: { ...settingsWith(urls[standing]), friendly_name: 'Shop' },
	remembered: { source, url: urls[kind], before: { sms_url: remembered } },
	originals: { sms_url: original },
	mayReplace: true,
	...changed,
});
const taken = (given: Situation) => {
	const takeover = takeOver(given);
	if ('what' in takeover) throw new Error(takeover.what);
	return takeover;
};

describe('a webhook that takes over', () => {
	test.each([
		['active', 'nobody', 'standing'],
		['active', 'foreign', 'standing'],
		['active', 'active', 'remembered'],
		['active', 'test', 'remembered'],
		['test', 'nobody', 'standing'],
		['test', 'foreign', 'standing'],
		['test', 'test', 'remembered'],
		['test', 'active', 'standing'],
	] as const)('%s, from %s: it remembers what is %s', (kind, owner, expected) => {
		const { settings, registration } = taken(situation(kind, owner));
		expect(settings).toEqual(settingsWith(urls[kind]));
		expect(registration).toEqual({
			source,
			url: urls[kind],
			before: { sms_url: expected === 'standing' ? settingsWith(urls[owner]) : remembered },
		});
	});

	test.each([
		['active', 'nobody', true],
		['active', 'foreign', true],
		['active', 'active', false],
		['active', 'test', false],
		['test', 'active', false],
	] as const)('%s, from %s: what stands there is the original: %p', (kind, owner, expected) => {
		const { originals } = taken(situation(kind, owner));
		expect(originals).toEqual(expected ? { sms_url: settingsWith(urls[owner]) } : {});
	});

	test('remembers the original where it has nothing of that source', () => {
		const nothing = situation('active', 'active', { remembered: undefined });
		expect(taken(nothing).registration.before).toEqual({ sms_url: original });
		const ofAnother = {
			source: { ...source, sid: 'PN2' },
			url: '',
			before: { sms_url: remembered },
		};
		const another = situation('active', 'active', { remembered: ofAnother });
		expect(taken(another).registration.before).toEqual({ sms_url: original });
		const ofOtherGroup = { source, url: '', before: { status_callback: remembered } };
		const otherGroup = situation('active', 'active', { remembered: ofOtherGroup });
		expect(taken(otherGroup).registration.before).toEqual({ sms_url: original });
	});

	test('and nobody else, where the original is not known either', () => {
		const unknown = { remembered: undefined, originals: {} };
		expect(taken(situation('active', 'active', unknown)).registration.before).toEqual({
			sms_url: {
				sms_url: '',
				sms_method: 'POST',
				sms_fallback_url: '',
				sms_fallback_method: 'POST',
				sms_application_sid: '',
			},
		});
	});

	test('takes each group for itself', () => {
		const messages = messagesTo('messagingService', urls.active);
		const updates = statusUpdatesTo(urls.active);
		const { settings, registration, originals } = taken({
			...situation('active', 'nobody'),
			source: service,
			wanted: [messages, updates],
			standing: { ...messages.settings, status_callback: urls.foreign },
			remembered: { source: service, url: '', before: { inbound_request_url: remembered } },
		});
		const foreign = { status_callback: { status_callback: urls.foreign } };
		expect(settings).toEqual({ ...messages.settings, ...updates.settings });
		expect(registration.before).toEqual({ inbound_request_url: remembered, ...foreign });
		expect(originals).toEqual(foreign);
	});

	test('takes nothing from somebody else unless it may', () => {
		const mayReplace = false;
		expect(takeOver(situation('active', 'foreign', { mayReplace }))).toMatchObject({
			what: 'PN1 is in use: its messages go to https://crm.example/sms',
		});
		expect(taken(situation('active', 'nobody', { mayReplace }))).toHaveProperty('settings');
		expect(taken(situation('test', 'active', { mayReplace }))).toHaveProperty('settings');
	});

	test('takes nothing at all when one of its groups is somebody else’s', () => {
		const wanted = [messagesTo('messagingService', urls.active), statusUpdatesTo(urls.active)];
		const standing = { status_callback: urls.foreign };
		const given = { wanted, standing, source: service, mayReplace: false };
		expect(takeOver(situation('active', 'nobody', given))).toHaveProperty('what');
	});
});

describe('a webhook that gives back', () => {
	test.each([
		['active', 'nobody', false],
		['active', 'foreign', false],
		['active', 'active', true],
		['active', 'test', true],
		['test', 'nobody', false],
		['test', 'foreign', false],
		['test', 'test', true],
		['test', 'active', false],
	] as const)('%s, from %s: it puts back what it remembers: %p', (kind, owner, expected) => {
		const registration = { source, url: urls[kind], before: { sms_url: remembered } };
		expect(giveBack(kind, settingsWith(urls[owner]), registration)).toEqual(
			expected ? remembered : {},
		);
	});

	test('gives back each group for itself', () => {
		const before = {
			inbound_request_url: { inbound_request_url: urls.foreign, inbound_method: 'GET' },
			status_callback: { status_callback: urls.foreign },
		};
		const registration = { source: service, url: urls.active, before };
		const { active, foreign } = urls;
		const byHand = { inbound_request_url: foreign, status_callback: active };
		expect(giveBack('active', byHand, registration)).toEqual(before.status_callback);
		const ours = { inbound_request_url: active, status_callback: active };
		expect(giveBack('active', ours, registration)).toEqual({
			...before.inbound_request_url,
			...before.status_callback,
		});
		expect(giveBack('active', {}, registration)).toEqual({});
	});
});
