import { credentialOf } from '../../../engine/picker';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import {
	activate,
	deactivate,
	newTrigger,
	testWebhookUrl,
	urlOf,
	type HookSettings,
} from '../../../engine/trigger';
import { withoutNote } from '../../../engine/withoutNote';
import { bySid, ownSources, replacing, settled } from './ownSources';

/** Covers calledWebhooks, lesserSettings. */

const twilio = setUpTwilio();
const { ownNumber, otherNumber, service, withNumber, withService, changeNumber, changeService } =
	ownSources(twilio);

const crm = { smsUrl: 'https://crm.example/sms?key=a%20b#rc=2', smsMethod: 'GET' };
const crmFallback = { smsFallbackUrl: 'https://crm.example/fallback', smsFallbackMethod: 'GET' };
const applicationSid = `AP${'0'.repeat(31)}1`;

let count = 0;
/** A workflow of its own, which may take the number over. */
const workflow = (parameters = withNumber(replacing)) => {
	const name = `giving-back-${++count}`;
	const ids = { workflowId: name, webhookId: `${name}-webhook` };
	return { ids, trigger: newTrigger(parameters, ids), listening: newTrigger(parameters, ids) };
};
const isTest = { isTest: true };
const called = () => withoutNote(ownNumber().sms_url);

describe('the credential is gone when the workflow is switched off', () => {
	const gone: Record<string, HookSettings> = {
		deleted: { hasNoCredential: true },
		unreadable: { credential: { accountSid: 'none' } },
	};

	test.each(Object.keys(gone))('%s: nobody puts its address back', async (how) => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.trigger);
		await activate(twilio, two.trigger);
		await expect(deactivate(twilio, one.trigger, gone[how])).rejects.toThrow();
		await deactivate(twilio, two.trigger);
		expect(settled(ownNumber())).toEqual(was);
	});

	test.each(Object.keys(gone))(
		'%s while the editor listens: it is given back later',
		async (how) => {
			await changeNumber(crm);
			const was = settled(ownNumber());
			const { ids, listening } = workflow();
			await activate(twilio, listening, isTest);
			await expect(deactivate(twilio, listening, { ...gone[how], ...isTest })).rejects.toThrow();
			const elsewhere = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
			await activate(twilio, newTrigger(elsewhere, ids));
			expect(settled(ownNumber())).toEqual(was);
		},
	);

	test('it is given back once there is one again', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const { trigger } = workflow();
		await activate(twilio, trigger);
		await expect(deactivate(twilio, trigger, gone.deleted)).rejects.toThrow();
		await activate(twilio, trigger);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual(was);
	});
});

describe('Twilio refuses one part of what is restored', () => {
	const refusing = (...refused: string[]) => {
		twilio.standIn.faults.decide = ({ method, form }) =>
			method === 'POST' && form.some(([, value]) => refused.includes(value))
				? { kind: 'refusal', code: 21402 }
				: undefined;
	};
	const nothingRefused = () => {
		twilio.standIn.faults.decide = () => undefined;
	};

	test.each([
		['the fallback', [crmFallback.smsFallbackUrl], { sms_fallback_url: '' }],
		['the application', [applicationSid], { sms_application_sid: '' }],
		[
			'the fallback and the application',
			[crmFallback.smsFallbackUrl, applicationSid],
			{ sms_fallback_url: '', sms_application_sid: '' },
		],
		[
			'the address, and its fallback goes with it',
			[crm.smsUrl],
			{ sms_url: '', sms_fallback_url: '' },
		],
	])('of a number: %s', async (_what, refused, lost) => {
		await changeNumber({ ...crm, ...crmFallback, smsApplicationSid: applicationSid });
		const was = settled(ownNumber());
		const { trigger } = workflow();
		await activate(twilio, trigger);
		refusing(...refused);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual({ ...was, ...lost });
	});

	const stood = {
		inboundRequestUrl: 'https://crm.example/in',
		fallbackUrl: 'https://crm.example/in-fallback',
		statusCallback: 'https://crm.example/status?key=secret',
	};

	test.each([
		['the URL for status updates', [stood.statusCallback], { status_callback: null }],
		['the fallback', [stood.fallbackUrl], { fallback_url: null }],
		[
			'the webhook URL',
			[stood.inboundRequestUrl],
			{ inbound_request_url: null, fallback_url: null },
		],
	])('of a service: %s', async (what, refused, lost) => {
		await changeService(stood);
		const was = settled(service());
		const trigger = newTrigger(withService(replacing));
		await activate(twilio, trigger);
		refusing(...refused);
		const log: string[] = [];
		await deactivate(twilio, trigger, { log });
		expect(settled(service())).toEqual({ ...was, ...lost });
		expect(log).toEqual([expect.stringContaining(what)]);
		expect(log.join('')).not.toContain('secret');
	});

	test('that part is tried again when the workflow is switched, until it stands there again', async () => {
		await changeNumber({ ...crm, ...crmFallback });
		const was = settled(ownNumber());
		const { trigger } = workflow();
		await activate(twilio, trigger);
		refusing(crmFallback.smsFallbackUrl);
		await deactivate(twilio, trigger);
		await activate(twilio, trigger);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual({ ...was, sms_fallback_url: '' });
		nothingRefused();
		await activate(twilio, trigger);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual(was);
		expect(trigger.staticData).toEqual({ 'node:Twilio Messaging Trigger': {} });
	});

	test('… also where another number has been chosen', async () => {
		await changeNumber({ ...crm, ...crmFallback });
		const was = settled(ownNumber());
		const { ids, trigger } = workflow();
		await activate(twilio, trigger);
		refusing(crmFallback.smsFallbackUrl);
		await deactivate(twilio, trigger);
		nothingRefused();
		const parameters = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
		await activate(twilio, { parameters, ids, staticData: trigger.staticData });
		expect(settled(ownNumber())).toEqual(was);
	});

	test('… also where a person had set it since, before the editor listened', async () => {
		const { ids, trigger, listening } = workflow();
		await activate(twilio, trigger);
		await changeNumber({ ...crm, ...crmFallback });
		const was = settled(ownNumber());
		await activate(twilio, listening, isTest);
		refusing(crmFallback.smsFallbackUrl);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual({ ...was, sms_fallback_url: '' });
		nothingRefused();
		const parameters = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
		await activate(twilio, { parameters, ids, staticData: trigger.staticData });
		expect(settled(ownNumber())).toEqual(was);
	});

	test('… and not once a person has changed what was restored', async () => {
		await changeNumber({ ...crm, ...crmFallback });
		const { trigger } = workflow();
		await activate(twilio, trigger);
		refusing(crmFallback.smsFallbackUrl);
		await deactivate(twilio, trigger);
		nothingRefused();
		await changeNumber({ smsUrl: 'https://crm.example/other' });
		const was = settled(ownNumber());
		await activate(twilio, trigger);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual(was);
	});

	test('… also of status updates that the workflow no longer asks for', async () => {
		await changeService(stood);
		const was = settled(service());
		const { trigger } = workflow(withService(replacing));
		await activate(twilio, trigger);
		refusing(stood.statusCallback);
		const parameters = withService({ ...replacing, events: ['messageReceived'] });
		const received = { ...trigger, parameters };
		await activate(twilio, received);
		await activate(twilio, received);
		expect(service().status_callback).toBeNull();
		nothingRefused();
		await deactivate(twilio, received);
		expect(settled(service())).toEqual(was);
		expect(received.staticData).toEqual({ 'node:Twilio Messaging Trigger': {} });
	});

	test('what the editor listened to is tried again as well', async () => {
		await changeNumber({ ...crm, ...crmFallback });
		const was = settled(ownNumber());
		const { ids, listening } = workflow();
		await activate(twilio, listening, isTest);
		refusing(crmFallback.smsFallbackUrl);
		await deactivate(twilio, listening, isTest);
		expect(settled(ownNumber())).toEqual({ ...was, sms_fallback_url: '' });
		nothingRefused();
		const elsewhere = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
		await activate(twilio, newTrigger(elsewhere, ids));
		expect(settled(ownNumber())).toEqual(was);
	});
});

describe('whoever is on is called again when those after it have ended', () => {
	test('it listened while another one replaced it', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.trigger);
		const asOne = settled(ownNumber());
		await activate(twilio, one.listening, isTest);
		await activate(twilio, two.trigger);
		await deactivate(twilio, one.listening, isTest);
		await deactivate(twilio, two.trigger);
		expect(settled(ownNumber())).toEqual(asOne);
		await deactivate(twilio, one.trigger);
		expect(settled(ownNumber())).toEqual(was);
	});

	test('the one that replaced it was replaced itself, and ended first', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const [one, two, three] = [workflow(), workflow(), workflow()];
		for (const { trigger } of [one, two, three]) await activate(twilio, trigger);
		await deactivate(twilio, two.trigger);
		await deactivate(twilio, three.trigger);
		expect(called()).toBe(urlOf(false, one.ids));
		await deactivate(twilio, one.trigger);
		expect(settled(ownNumber())).toEqual(was);
	});

	test('it listened to what another one had taken, which has ended meanwhile', async () => {
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.trigger);
		await activate(twilio, two.trigger);
		await activate(twilio, one.listening, isTest);
		expect(called()).toBe(urlOf(true, one.ids));
		await deactivate(twilio, two.trigger);
		await deactivate(twilio, one.listening, isTest);
		expect(called()).toBe(urlOf(false, one.ids));
	});

	test('with what a person has added behind its address', async () => {
		const [one, two, three] = [workflow(), workflow(), workflow()];
		await activate(twilio, one.trigger);
		const { sms_url: standing } = ownNumber();
		const [address = '', note = ''] = typeof standing === 'string' ? standing.split('#') : [];
		await changeNumber({ smsUrl: `${address}?tenant=7#${note}` });
		const asOne = settled(ownNumber());
		await activate(twilio, two.trigger);
		await activate(twilio, three.trigger);
		await deactivate(twilio, two.trigger);
		await deactivate(twilio, three.trigger);
		expect(settled(ownNumber())).toEqual(asOne);
	});

	test('unless it has ended, or a person has set another address since', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const [one, two, three] = [workflow(), workflow(), workflow()];
		for (const { trigger } of [one, two, three]) await activate(twilio, trigger);
		for (const { trigger } of [one, two, three]) await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual(was);
		await activate(twilio, one.trigger);
		await changeNumber({ ...crm, smsUrl: 'https://crm.example/new' });
		const byHand = settled(ownNumber());
		await activate(twilio, two.trigger);
		await activate(twilio, three.trigger);
		await deactivate(twilio, two.trigger);
		await deactivate(twilio, three.trigger);
		expect(settled(ownNumber())).toEqual(byHand);
	});

	test('at a service, each group of settings by itself', async () => {
		const statusOnly = withService({ ...replacing, events: ['messageStatusUpdated'] });
		const [one, two, three] = [
			workflow(withService({ ...replacing, events: ['messageReceived'] })),
			workflow(statusOnly),
			workflow(withService(replacing)),
		];
		for (const { trigger } of [one, two, three]) await activate(twilio, trigger);
		await deactivate(twilio, three.trigger);
		expect(withoutNote(service().inbound_request_url)).toBe(urlOf(false, one.ids));
		expect(withoutNote(service().status_callback)).toBe(urlOf(false, two.ids));
	});

	test('not where it is on with another number by now', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const elsewhere = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
		for (const who of ['another', 'the same'] as const) {
			const [one, two, three] = [workflow(), workflow(), workflow()];
			const listens = who === 'another' ? two : one;
			await activate(twilio, one.trigger);
			await activate(twilio, listens.listening, isTest);
			await activate(twilio, three.trigger);
			await deactivate(twilio, one.trigger);
			const { ids } = one;
			const moved = { parameters: elsewhere, ids, staticData: one.trigger.staticData };
			await activate(twilio, moved);
			await deactivate(twilio, three.trigger);
			await deactivate(twilio, listens.listening, isTest);
			expect(settled(ownNumber())).toEqual(was);
			await deactivate(twilio, moved);
		}
	});

	test('although the first one that ends listens, or took the source from its own listening', async () => {
		for (const order of ['listening last', 'listening first'] as const) {
			const [one, two] = [workflow(), workflow()];
			if (order === 'listening last') await activate(twilio, one.trigger);
			await activate(twilio, two.trigger);
			await activate(twilio, one.listening, isTest);
			if (order === 'listening first') await activate(twilio, one.trigger);
			await deactivate(twilio, one.trigger);
			expect(called()).toBe(urlOf(false, two.ids));
			await deactivate(twilio, one.listening, isTest);
			expect(called()).toBe(urlOf(false, two.ids));
			await deactivate(twilio, two.trigger);
		}
	});

	test('with the application that a person has added, also beside listening', async () => {
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.trigger);
		await activate(twilio, two.trigger);
		await changeNumber({ smsApplicationSid: applicationSid });
		await activate(twilio, two.listening, isTest);
		await deactivate(twilio, two.trigger);
		await deactivate(twilio, two.listening, isTest);
		expect(ownNumber().sms_application_sid).toBe(applicationSid);
		expect(called()).toBe(urlOf(false, one.ids));
		await deactivate(twilio, one.trigger);
		expect(ownNumber().sms_application_sid).toBe(applicationSid);
	});

	test('with the application that a person has added before it listened once more', async () => {
		const { ids, trigger, listening } = workflow();
		await activate(twilio, trigger);
		await activate(twilio, listening, isTest);
		await changeNumber({ smsApplicationSid: applicationSid });
		const again = newTrigger(withNumber(replacing), ids);
		await activate(twilio, again, isTest);
		await deactivate(twilio, again, isTest);
		expect(ownNumber().sms_application_sid).toBe(applicationSid);
		expect(called()).toBe(urlOf(false, ids));
		await deactivate(twilio, trigger);
		expect(ownNumber().sms_application_sid).toBe(applicationSid);
	});

	test('nor where it listened, and listens to another number by now', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.listening, isTest);
		await activate(twilio, two.trigger);
		const parameters = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
		const moved = { ...one.listening, parameters };
		await activate(twilio, moved, isTest);
		await deactivate(twilio, two.trigger);
		expect(settled(ownNumber())).toEqual(was);
		await deactivate(twilio, moved, isTest);
	});

	test('after one that listens, was published again, and has another number now', async () => {
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.trigger);
		await activate(twilio, two.trigger);
		await activate(twilio, two.listening, isTest);
		await deactivate(twilio, two.trigger);
		await activate(twilio, two.trigger);
		const parameters = withNumber({ phoneNumberSid: bySid(otherNumber().sid) });
		const moved = { ...two.trigger, parameters };
		await activate(twilio, moved);
		expect(called()).toBe(urlOf(false, one.ids));
		for (const each of [moved, one.trigger]) await deactivate(twilio, each);
		await deactivate(twilio, two.listening, isTest);
	});

	test('after one that listens, and did not ask for status updates meanwhile', async () => {
		await changeService({ statusCallback: 'https://crm.example/status' });
		const was = settled(service());
		const [one, two] = [workflow(withService(replacing)), workflow(withService(replacing))];
		for (const { trigger } of [one, two]) await activate(twilio, trigger);
		await activate(twilio, two.listening, isTest);
		const parameters = withService({ ...replacing, events: ['messageReceived'] });
		await activate(twilio, { ...two.trigger, parameters });
		for (const act of [activate, deactivate]) await act(twilio, two.trigger);
		expect(withoutNote(service().status_callback)).toBe(urlOf(false, one.ids));
		await deactivate(twilio, two.listening, isTest);
		await deactivate(twilio, one.trigger);
		expect(settled(service())).toEqual(was);
	});

	test('after one that gave it back for another number, which Twilio did not let it take', async () => {
		const [one, two, three] = [workflow(), workflow(), workflow()];
		for (const { trigger } of [one, two]) await activate(twilio, trigger);
		const { sid } = otherNumber();
		twilio.standIn.faults.decide = ({ method, path }) =>
			method === 'POST' && path.includes(sid) ? { kind: 'refusal', code: 20500 } : undefined;
		const parameters = withNumber({ phoneNumberSid: bySid(sid) });
		await expect(activate(twilio, { ...two.trigger, parameters })).rejects.toThrow();
		for (const act of [activate, deactivate]) await act(twilio, three.trigger);
		expect(called()).toBe(urlOf(false, one.ids));
		await deactivate(twilio, one.trigger);
	});

	test('listening ends after the active workflow: what ended is not restored', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const [one, two] = [workflow(), workflow()];
		await activate(twilio, one.trigger);
		await activate(twilio, one.listening, isTest);
		await activate(twilio, two.trigger);
		await deactivate(twilio, one.trigger);
		await deactivate(twilio, two.trigger);
		expect(called()).toBe(urlOf(true, one.ids));
		expect(called()).not.toBe(testWebhookUrl);
		await deactivate(twilio, one.listening, isTest);
		expect(settled(ownNumber())).toEqual(was);
	});
});

describe('where nothing is known of a number, it need not be deleted', () => {
	const nowhere = () => {
		twilio.standIn.faults.decide = () => ({ kind: 'refusal', code: 20404 });
	};
	const everywhere = () => {
		twilio.standIn.faults.decide = () => undefined;
	};
	/** Another address of the same local Twilio. */
	const elsewhere = () => ({
		credential: { baseUrl: twilio.standIn.url.replace('127.0.0.1', 'localhost') },
	});

	test('the credential’s region or Base URL was edited: the log says so, and it is given back later', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const { trigger } = workflow();
		await activate(twilio, trigger);
		nowhere();
		const log: string[] = [];
		await deactivate(twilio, trigger, { ...elsewhere(), log });
		expect(log).toEqual([
			expect.stringMatching(
				/\+12025550104 still calls this workflow: Twilio was reached at http:\/\/127\.0\.0\.1:\d+ when it was activated, and the credential now says http:\/\/localhost:\d+/,
			),
		]);
		everywhere();
		await activate(twilio, trigger);
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual(was);
		expect(trigger.staticData).toEqual({ 'node:Twilio Messaging Trigger': {} });
	});

	test('another number is taken there meanwhile, and both are given back', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const { ids, trigger } = workflow();
		await activate(twilio, trigger);
		const { sid } = otherNumber();
		const other = newTrigger(withNumber({ phoneNumberSid: bySid(sid) }), ids);
		twilio.standIn.faults.decide = ({ path }) =>
			path.includes(sid) || path.includes('Services')
				? undefined
				: { kind: 'refusal', code: 20404 };
		await deactivate(twilio, trigger, elsewhere());
		other.staticData = trigger.staticData;
		await activate(twilio, other, elsewhere());
		expect(withoutNote(otherNumber().sms_url)).toBe(urlOf(false, ids));
		everywhere();
		await deactivate(twilio, other);
		expect(settled(ownNumber())).toEqual(was);
		expect(otherNumber().sms_url).toBe('');
	});

	test('some other server answers: that is no word of Twilio’s', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const { trigger } = workflow();
		await activate(twilio, trigger);
		twilio.standIn.faults.decide = () => ({ kind: 'html', status: 404, moment: 'before' });
		await expect(deactivate(twilio, trigger)).rejects.toThrow('could not be read');
		twilio.standIn.faults.decide = ({ method }) =>
			method === 'POST' ? { kind: 'html', status: 404, moment: 'before' } : undefined;
		await expect(deactivate(twilio, trigger)).rejects.toThrow('could not be restored');
		everywhere();
		await deactivate(twilio, trigger);
		expect(settled(ownNumber())).toEqual(was);
	});

	test('an address that leads to the same Twilio is as good', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const { trigger } = workflow();
		await activate(twilio, trigger);
		await deactivate(twilio, trigger, elsewhere());
		expect(settled(ownNumber())).toEqual(was);
	});

	test('of what 0.1.0 stored, nobody knows where: there a 404 means that it is deleted', async () => {
		const source = { kind: 'phoneNumber', sid: `PN${'f'.repeat(32)}` };
		const registrations = { active: { source, url: 'https://n8n.example/webhook/1', before: {} } };
		const { trigger } = workflow();
		trigger.staticData = {
			'node:Twilio Messaging Trigger': { twilioMessagingRegistrations: registrations },
		};
		await deactivate(twilio, trigger, { credential: credentialOf(twilio.standIn.addAccount()) });
		expect(trigger.staticData).toEqual({ 'node:Twilio Messaging Trigger': {} });
	});
});
