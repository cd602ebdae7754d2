import {
	noteState,
	processMemory,
} from '../../../../nodes/TwilioMessagingTrigger/registration/processMemory';
import { noteCalled } from '../../../../nodes/TwilioMessagingTrigger/registration/calledWebhooks';
import {
	giveBack,
	stands,
	takeOver,
	type Situation,
} from '../../../../nodes/TwilioMessagingTrigger/registration/transitions';
import type { Webhook } from '../../../../nodes/TwilioMessagingTrigger/registration/webhook';
import { readWebhookUrl } from '../../../../nodes/TwilioMessagingTrigger/registration/webhookUrl';
import {
	messagesTo,
	statusUpdatesTo,
	type WebhookSettings,
} from '../../../../nodes/twilio/senders/webhookSettings';

/** Covers beforehand. */

const addresses = {
	active: 'https://n8n.example/webhook/8f1c/webhook',
	test: 'https://n8n.example/webhook-test/8f1c/webhook',
};
const neighbour = { instance: 'n8n', trigger: 'two', kind: 'active' } as const;
const original: WebhookSettings = {
	sms_url: 'https://crm.example/original',
	sms_method: 'GET',
	sms_fallback_url: '',
	sms_fallback_method: 'POST',
	sms_application_sid: '',
};
const noted = 'n8n.sms_url=https%3A%2F%2Fcrm.example%2Foriginal&n8n.sms_method=GET';
const urls = {
	nobody: '',
	foreign: 'https://crm.example/sms',
	active: `${addresses.active}#n8n.by=n8n.one.active&${noted}`,
	test: `${addresses.test}#n8n.by=n8n.one.test&${noted}`,
	neighbour: `https://n8n.example/webhook/other/webhook#n8n.by=n8n.two.active&${noted}`,
};
const source = { kind: 'phoneNumber', sid: 'PN1' } as const;
const settingsWith = (url: string) => messagesTo('phoneNumber', url).settings;
const webhookOf = (kind: 'active' | 'test'): Webhook => ({
	instance: 'n8n',
	trigger: 'one',
	kind,
	url: addresses[kind],
	formerUrls: [],
});
const registered = (kind: 'active' | 'test', before = original) => ({
	source,
	url: addresses[kind],
	before: { sms_url: before },
	account: 'AC1',
	at: 'us1',
	name: '+12025550104',
});

const situation = (
	kind: 'active' | 'test',
	standing: keyof typeof urls,
	changed: Partial<Situation> = {},
): Situation => ({
	source,
	name: '+12025550104',
	account: 'AC1',
	at: 'us1',
	webhook: webhookOf(kind),
	wanted: [messagesTo('phoneNumber', addresses[kind])],
	standing: { ...settingsWith(urls[standing]), friendly_name: 'Shop' },
	remembered: registered(kind),
	mayReplace: true,
	...changed,
});
const taken = (given: Situation) => {
	const takeover = takeOver(given);
	if ('what' in takeover) throw new Error(takeover.what);
	return takeover;
};

/** Another webhook is on with this source. */
const called = (other: Pick<Webhook, 'instance' | 'trigger' | 'kind'>) => {
	const webhook = { ...webhookOf(other.kind), ...other };
	const wanted = [messagesTo('phoneNumber', '')];
	noteCalled({ webhook, standing: {}, wanted }, { settings: settingsWith(urls.neighbour) });
};

beforeEach(() => {
	processMemory.states.clear();
	processMemory.claims.clear();
});

describe('a webhook that takes over', () => {
	test.each([
		['active', 'nobody', 'standing'],
		['active', 'foreign', 'standing'],
		['active', 'neighbour', 'standing'],
		['active', 'active', 'earlier'],
		['active', 'test', 'earlier'],
		['test', 'nobody', 'standing'],
		['test', 'foreign', 'standing'],
		['test', 'neighbour', 'standing'],
		['test', 'test', 'earlier'],
		['test', 'active', 'standing'],
	] as const)('%s, from %s: it remembers what is %s', (kind, owner, expected) => {
		const { settings, plainSettings, registration } = taken(situation(kind, owner));
		expect(plainSettings).toEqual(settingsWith(addresses[kind]));
		expect({ ...settings, sms_url: '' }).toEqual({ ...plainSettings, sms_url: '' });
		expect(registration).toEqual(
			registered(kind, expected === 'standing' ? { ...settingsWith(urls[owner]) } : original),
		);
	});

	test.each([
		['active', 'nobody', {}],
		['active', 'foreign', { sms_url: urls.foreign }],
		['active', 'neighbour', { sms_url: original.sms_url, sms_method: 'GET' }],
		['active', 'test', { sms_url: original.sms_url, sms_method: 'GET' }],
		['test', 'active', { sms_url: original.sms_url, sms_method: 'GET' }],
	] as const)('%s, from %s: it notes the webhook before all of ours', (kind, owner, noteOf) => {
		const { settings } = taken(situation(kind, owner));
		const { address, note } = readWebhookUrl(settings.sms_url ?? '');
		expect(address).toBe(addresses[kind]);
		expect(note).toEqual({ instance: 'n8n', trigger: 'one', kind, original: noteOf });
	});

	test('what is noted counts where it means another than what is remembered', () => {
		const stale = registered('active', { ...original, sms_url: 'https://crm.example/stale' });
		expect(taken(situation('active', 'active', { remembered: stale })).registration.before).toEqual(
			{ sms_url: original },
		);
	});

	test('what is remembered counts where nothing is noted, or the same', () => {
		const plain = { ...settingsWith(addresses.active) };
		const remembered = registered('active', { ...original, sms_url: 'https://crm.example/0.1.0' });
		const given = situation('active', 'active', { standing: plain, remembered });
		expect(taken(given).registration.before).toEqual(remembered.before);
		// Another workflow's webhook, which had taken it from the same.
		const fromNeighbour = registered('active', { ...original, sms_url: urls.neighbour });
		expect(
			taken(situation('active', 'active', { remembered: fromNeighbour })).registration.before,
		).toEqual(fromNeighbour.before);
	});

	test('and nobody else, where nothing is known', () => {
		const plain = { ...settingsWith(addresses.active) };
		const unknown = { remembered: undefined, standing: plain };
		expect(taken(situation('active', 'active', unknown)).registration.before).toEqual({
			sms_url: { ...settingsWith(''), sms_method: 'POST' },
		});
	});

	test('keeps what a person has added behind its address', () => {
		const standing = settingsWith(`${addresses.active}?tenant=7#rc=3&n8n.by=n8n.one.active`);
		const { settings, plainSettings } = taken(situation('active', 'active', { standing }));
		expect(plainSettings.sms_url).toBe(`${addresses.active}?tenant=7#rc=3`);
		expect(settings.sms_url).toMatch(/\?tenant=7#rc=3&n8n\.by=n8n\.one\.active/);
		const foreign = { standing: settingsWith(`${urls.foreign}?tenant=7#rc=3`) };
		expect(taken(situation('active', 'foreign', foreign)).plainSettings.sms_url).toBe(
			addresses.active,
		);
	});

	test('remembers an application that a person has set beside its address', () => {
		const standing = { ...settingsWith(urls.active), sms_application_sid: 'AP1' };
		expect(taken(situation('active', 'active', { standing })).registration.before).toEqual({
			sms_url: { ...original, sms_application_sid: 'AP1' },
		});
	});

	test('notes it too when listening takes the source from the active workflow', () => {
		const standing = { ...settingsWith(urls.active), sms_application_sid: 'AP1' };
		const { settings } = taken(situation('test', 'active', { standing }));
		expect(readWebhookUrl(settings.sms_url ?? '').note?.original).toEqual({
			sms_url: original.sms_url,
			sms_method: 'GET',
			sms_application_sid: 'AP1',
		});
	});

	test('takes each group for itself', () => {
		const messages = messagesTo('messagingService', addresses.active);
		const updates = statusUpdatesTo(addresses.active);
		const { plainSettings, registration } = taken(
			situation('active', 'nobody', {
				source: { kind: 'messagingService', sid: 'MG1' },
				wanted: [messages, updates],
				standing: { ...messages.settings, status_callback: urls.foreign },
				remembered: {
					...registered('active'),
					before: { inbound_request_url: { inbound_request_url: 'https://crm.example/in' } },
				},
			}),
		);
		expect(plainSettings).toEqual({ ...messages.settings, ...updates.settings });
		expect(registration.before).toEqual({
			inbound_request_url: { inbound_request_url: 'https://crm.example/in' },
			status_callback: { status_callback: urls.foreign },
		});
	});

	test('takes nothing from somebody else unless it may', () => {
		const mayReplace = false;
		expect(takeOver(situation('active', 'foreign', { mayReplace }))).toMatchObject({
			what: '+12025550104 is in use: its messages go to https://crm.example/sms',
		});
		expect(takeOver(situation('active', 'neighbour', { mayReplace }))).toHaveProperty('what');
		expect(taken(situation('active', 'nobody', { mayReplace }))).toHaveProperty('settings');
		expect(taken(situation('test', 'active', { mayReplace }))).toHaveProperty('settings');
		noteState(neighbour, 'off');
		expect(taken(situation('active', 'neighbour', { mayReplace }))).toHaveProperty('settings');
	});

	test('takes nothing at all when one of its groups is somebody else’s', () => {
		const wanted = [
			messagesTo('messagingService', addresses.active),
			statusUpdatesTo(addresses.active),
		];
		const standing = { status_callback: urls.foreign };
		const given = { wanted, standing, mayReplace: false };
		expect(takeOver(situation('active', 'nobody', given))).toHaveProperty('what');
	});
});

const groups = [messagesTo('phoneNumber', '')];

describe('a webhook that gives back', () => {
	test.each([
		['active', 'nobody', false],
		['active', 'foreign', false],
		['active', 'neighbour', false],
		['active', 'active', true],
		['active', 'test', true],
		['test', 'nobody', false],
		['test', 'foreign', false],
		['test', 'neighbour', false],
		['test', 'test', true],
		['test', 'active', false],
	] as const)('%s, from %s: it restores what it remembers: %p', (kind, owner, expected) => {
		expect(giveBack(webhookOf(kind), groups, settingsWith(urls[owner]), registered(kind))).toEqual(
			expected ? original : {},
		);
	});

	const before = (url: string) => ({ ...settingsWith(url) });

	test.each([
		['active', 'neighbour', 'on', 'it'],
		['active', 'neighbour', 'off', 'what stood before it'],
		['active', 'neighbour', undefined, 'what stood before it'],
		['test', 'neighbour', 'on', 'it'],
		['test', 'neighbour', 'off', 'what stood before it'],
		['test', 'neighbour', undefined, 'it'],
		['test', 'active', undefined, 'it'],
		['active', 'active', undefined, 'what stood before it'],
	] as const)('%s, which took from %s (%p): %s is restored', (kind, owner, state, expected) => {
		if (state === 'on') called(neighbour);
		else if (state) noteState(neighbour, state);
		const remembered = registered(kind, { ...original, ...before(urls[owner]) });
		expect(giveBack(webhookOf(kind), groups, settingsWith(urls[kind]), remembered)).toEqual(
			expected === 'it' ? before(urls[owner]) : original,
		);
	});

	test('restores what is noted in its own address where nothing is remembered', () => {
		const webhook = webhookOf('active');
		expect(giveBack(webhook, groups, settingsWith(urls.active), undefined)).toEqual(original);
		// n8n was killed while it listened; or it listens just now, and this is not about it at all.
		expect(giveBack(webhook, groups, settingsWith(urls.test), undefined)).toEqual(original);
		noteState({ ...webhook, kind: 'test' }, 'on');
		expect(giveBack(webhook, groups, settingsWith(urls.test), undefined)).toEqual({});
		const plain = settingsWith(addresses.active);
		expect(giveBack(webhook, groups, plain, undefined)).toEqual({});
	});

	test('leaves an application that a person has set meanwhile', () => {
		const standing = { ...settingsWith(urls.active), sms_application_sid: 'AP1' };
		expect(giveBack(webhookOf('active'), groups, standing, registered('active'))).toEqual({
			...original,
			sms_application_sid: 'AP1',
		});
	});

	test('gives back each group for itself', () => {
		const both = [messagesTo('messagingService', ''), statusUpdatesTo('')];
		const stood = {
			inbound_request_url: { inbound_request_url: urls.foreign, inbound_method: 'GET' },
			status_callback: { status_callback: urls.foreign },
		};
		const registration = { ...registered('active'), before: stood };
		const { active } = addresses;
		const webhook = webhookOf('active');
		const byHand = { inbound_request_url: urls.foreign, status_callback: active };
		expect(giveBack(webhook, both, byHand, registration)).toEqual(stood.status_callback);
		const ours = { inbound_request_url: active, status_callback: active };
		expect(giveBack(webhook, both, ours, registration)).toEqual({
			...stood.inbound_request_url,
			...stood.status_callback,
		});
		expect(giveBack(webhook, both, {}, registration)).toEqual({});
	});
});

describe('a webhook stands', () => {
	const takeover = () => taken(situation('active', 'active'));
	const asTwilioShows = () => ({ ...takeover().settings });

	test.each([
		['as it would be set', {}, true],
		['with a fallback that somebody has added', { sms_fallback_url: 'https://crm.example' }, true],
		['unless another address is called', { sms_url: urls.foreign }, false],
		['unless nothing is noted', { sms_url: addresses.active }, false],
		['unless in another way', { sms_method: 'GET' }, false],
		['unless an application is called', { sms_application_sid: 'AP1' }, false],
	])('%s', (_how, changed, expected) => {
		const standing = { ...asTwilioShows(), ...changed };
		expect(stands(takeover(), standing, registered('active'))).toBe(expected);
	});

	test('unless more is remembered than wanted, or less', () => {
		const more = { ...registered('active'), before: { sms_url: original, status_callback: {} } };
		expect(stands(takeover(), asTwilioShows(), more)).toBe(false);
		expect(stands(takeover(), asTwilioShows(), { ...more, before: {} })).toBe(false);
	});
});
