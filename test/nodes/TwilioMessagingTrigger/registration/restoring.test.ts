import { Engine } from '../../../engine/engine';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { credentialOf } from '../../../engine/picker';
import {
	activate,
	deactivate,
	newTrigger,
	testWebhookUrl,
	urlOf,
	webhookUrl,
	type KeptTrigger,
} from '../../../engine/trigger';
import { withoutNote } from '../../../engine/withoutNote';
import { copyPackage, type PackageCopy } from '../../../faults/packageCopy';
import { createSdkClient } from '../../../twilio-stand-in/sdkClient';
import { defaults } from '../../../twilio-stand-in/server';
import { bySid, ownSources, replacing, settled } from './ownSources';

/** Covers registrationStore. */

const twilio = setUpTwilio();
const {
	ownNumber,
	otherNumber,
	service,
	withNumber,
	withService,
	changeNumber,
	changeService,
	changes,
} = ownSources(twilio);

/** Another process with the package in it: it knows nothing of what this one has done. */
let copy: PackageCopy;
let afterRestart: { readonly engine: Engine; readonly standIn: typeof twilio.standIn };
const inAnotherProcess = () => ({ ...twilio, ...afterRestart });
beforeAll(async () => {
	copy = copyPackage();
	afterRestart = { engine: await Engine.start(copy.directory), standIn: twilio.standIn };
});
afterAll(() => {
	copy.remove();
});

const crm = { smsUrl: 'https://crm.example/sms?key=a%20b#rc=2', smsMethod: 'GET' };
const crmFallback = { smsFallbackUrl: 'https://crm.example/fallback', smsFallbackMethod: 'GET' };

describe('R6: after a change of the public address, the previous webhook is restored', () => {
	const moved = { address: 'https://moved.example/n8n' };

	test('at a number', async () => {
		await changeNumber({ ...crm, ...crmFallback });
		const was = settled(ownNumber());
		const trigger = newTrigger(withNumber(replacing));
		await activate(twilio, trigger);
		await activate(inAnotherProcess(), trigger, moved);
		expect(withoutNote(ownNumber().sms_url)).toBe(urlOf(false, undefined, moved.address));
		await deactivate(inAnotherProcess(), trigger, moved);
		expect(settled(ownNumber())).toEqual(was);
	});

	test('at a service', async () => {
		await changeService({
			inboundRequestUrl: 'https://crm.example/in',
			statusCallback: 'https://crm.example/status',
		});
		const was = settled(service());
		const trigger = newTrigger(withService(replacing));
		await activate(twilio, trigger);
		await activate(inAnotherProcess(), trigger, moved);
		await deactivate(inAnotherProcess(), trigger, moved);
		expect(settled(service())).toEqual(was);
	});

	test('also when n8n was killed before it had stored anything', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		await activate(twilio, newTrigger(withNumber(replacing)));
		const nothingStored = newTrigger(withNumber(replacing));
		await activate(inAnotherProcess(), nothingStored, moved);
		await deactivate(inAnotherProcess(), nothingStored, moved);
		expect(settled(ownNumber())).toEqual(was);
	});
});

test('R13: two n8n under one host do not take each other’s number', async () => {
	const prod = { address: 'https://host.example/prod', instanceId: 'prod' };
	const staging = { address: 'https://host.example/staging', instanceId: 'staging' };
	await activate(twilio, newTrigger(withNumber()), prod);
	await expect(activate(twilio, newTrigger(withNumber()), staging)).rejects.toThrow(
		/is in use: its messages go to https:\/\/host\.example\/prod\/webhook\//,
	);
	expect(withoutNote(ownNumber().sms_url)).toBe(urlOf(false, undefined, prod.address));
});

describe('R14: two workflows on one number, and no webhook is restored that is off', () => {
	const ids = (name: string) => ({ workflowId: name, webhookId: `webhook-of-${name}` });
	const both = () => {
		const parameters = withNumber(replacing);
		return { A: newTrigger(parameters, ids('A')), B: newTrigger(parameters, ids('B')) };
	};
	type Step = readonly ['A' | 'B', 'on' | 'off'];
	const orders: Record<string, Step[]> = {
		'A on, B on, A off, B off': [
			['A', 'on'],
			['B', 'on'],
			['A', 'off'],
			['B', 'off'],
		],
		'A on, B on, B off, A off': [
			['A', 'on'],
			['B', 'on'],
			['B', 'off'],
			['A', 'off'],
		],
		'A on, B on, A on, A off, B off': [
			['A', 'on'],
			['B', 'on'],
			['A', 'on'],
			['A', 'off'],
			['B', 'off'],
		],
		'A on, B on, A on, B off, A off': [
			['A', 'on'],
			['B', 'on'],
			['A', 'on'],
			['B', 'off'],
			['A', 'off'],
		],
	};

	test.each(Object.entries(orders))('%s', async (_order, steps) => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const workflows: Record<'A' | 'B', KeptTrigger> = both();
		for (const [name, change] of steps) {
			if (change === 'on') await activate(twilio, workflows[name]);
			else await deactivate(twilio, workflows[name]);
		}
		expect(settled(ownNumber())).toEqual(was);
	});

	test('the one that is on has the number back when the other ends', async () => {
		const { A, B } = both();
		await activate(twilio, A);
		const asA = settled(ownNumber());
		await activate(twilio, B);
		await deactivate(twilio, B);
		expect(settled(ownNumber())).toEqual(asA);
		await activate(twilio, B, { isTest: true });
		await deactivate(twilio, B, { isTest: true });
		expect(settled(ownNumber())).toEqual(asA);
	});

	test('after a restart that has not seen the other on, the webhook before both is restored', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const { A, B } = both();
		await activate(twilio, A);
		await activate(twilio, B);
		await deactivate(inAnotherProcess(), B);
		expect(settled(ownNumber())).toEqual(was);
	});

	test('without Replace, the second is refused, and told whom it would replace', async () => {
		const { A } = both();
		await activate(twilio, A);
		const B = newTrigger(withNumber(), ids('B'));
		await expect(activate(twilio, B)).rejects.toThrow(/another workflow of this n8n \(http/);
		// What listening of the other left behind when n8n was killed is in nobody's way.
		await activate(twilio, newTrigger(withNumber(replacing), ids('B')), { isTest: true });
		await activate(inAnotherProcess(), A);
		expect(withoutNote(ownNumber().sms_url)).toBe(urlOf(false, ids('A')));
	});
});

describe('R16: killed while the editor listens, n8n still knows the previous webhook', () => {
	test.each([
		['a number', () => withNumber(replacing), ownNumber],
		['a service', () => withService(replacing), service],
	])('%s', async (_source, parameters, resource) => {
		await changeNumber({ ...crm, ...crmFallback, smsApplicationSid: `AP${'0'.repeat(31)}1` });
		await changeService({
			inboundRequestUrl: 'https://user:password@crm.example/in',
			inboundMethod: 'GET',
			fallbackUrl: 'https://crm.example/fallback',
			statusCallback: 'https://crm.example/status',
			useInboundWebhookOnNumber: true,
		});
		const was = settled(resource());
		await activate(twilio, newTrigger(parameters()), { isTest: true });
		expect(settled(resource())).not.toEqual(was);
		const trigger = newTrigger(parameters());
		await activate(inAnotherProcess(), trigger);
		await deactivate(inAnotherProcess(), trigger);
		expect(settled(resource())).toEqual(was);
	});

	test('beside an active workflow, which goes on', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const trigger = newTrigger(withNumber(replacing));
		await activate(twilio, trigger);
		await activate(twilio, newTrigger(withNumber(replacing)), { isTest: true });
		expect(withoutNote(ownNumber().sms_url)).toBe(testWebhookUrl);
		await activate(inAnotherProcess(), trigger);
		expect(withoutNote(ownNumber().sms_url)).toBe(webhookUrl);
		await deactivate(inAnotherProcess(), trigger);
		expect(settled(ownNumber())).toEqual(was);
	});
});

test('R23: what a person has added behind our address stays', async () => {
	const was = settled(ownNumber());
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	const { sms_url: standing } = ownNumber();
	const [address = '', note] = typeof standing === 'string' ? standing.split('#') : [];
	const added = `${address}?tenant=7#rc=3${note === undefined ? '' : `&${note}`}`;
	await changeNumber({ smsUrl: added });
	const changed = changes().length;
	await activate(inAnotherProcess(), trigger);
	expect(ownNumber().sms_url).toBe(added);
	expect(changes()).toHaveLength(changed);
	await activate(inAnotherProcess(), trigger, { address: 'https://moved.example' });
	expect(ownNumber().sms_url).toMatch(/^https:\/\/moved\.example\/.*\/webhook\?tenant=7#rc=3(&|$)/);
	await deactivate(inAnotherProcess(), trigger, { address: 'https://moved.example' });
	expect(settled(ownNumber())).toEqual(was);
});

describe('R26: the credential is edited to another account', () => {
	test('the log says which account still calls, and going back to it gives the number back', async () => {
		await changeNumber(crm);
		const was = settled(ownNumber());
		const trigger = newTrigger(withNumber(replacing));
		await activate(twilio, trigger);
		const other = twilio.standIn.addAccount();
		const log: string[] = [];
		await deactivate(twilio, trigger, { credential: credentialOf(other), log });
		expect(log).toEqual([
			expect.stringContaining(
				`${defaults.numberWithoutService} still calls this workflow: it belongs to the account ${defaults.accountSid}, and the credential is now for ${other.sid}`,
			),
		]);
		await activate(inAnotherProcess(), trigger);
		await deactivate(inAnotherProcess(), trigger);
		expect(settled(ownNumber())).toEqual(was);
		expect(trigger.staticData).toEqual({ 'node:Twilio Messaging Trigger': {} });
	});

	test('a number of the other account is taken meanwhile, and both are given back', async () => {
		const was = settled(ownNumber());
		const trigger = newTrigger(withNumber());
		await activate(twilio, trigger);
		const other = twilio.standIn.addAccount();
		const credential = credentialOf(other);
		const [theirs] = twilio.standIn.phoneNumbers(other.sid);
		const moved = {
			...trigger,
			parameters: withNumber({ phoneNumberSid: bySid(theirs?.sid ?? '') }),
		};
		await deactivate(twilio, moved, { credential });
		await activate(twilio, moved, { credential });
		expect(twilio.standIn.phoneNumbers(other.sid)[0]?.sms_url).toContain(webhookUrl);
		await deactivate(twilio, moved, { credential });
		expect(twilio.standIn.phoneNumbers(other.sid)[0]?.sms_url).toBe('');
		// Whatever number is chosen: it is done as soon as the credential is the right one again.
		const back = { ...moved, parameters: withNumberAt(otherNumber().sid) };
		await activate(inAnotherProcess(), back);
		expect(settled(ownNumber())).toEqual(was);
	});
});

describe('R27: the previous webhook cannot be restored as it was', () => {
	const applicationSid = `AP${'0'.repeat(31)}1`;
	const refusing = (refused: (value: string) => boolean, code: 21218 | 21402) => {
		twilio.standIn.faults.decide = ({ method, form }) =>
			method === 'POST' && form.some(([, value]) => refused(value))
				? { kind: 'refusal', code }
				: undefined;
	};

	test('because its application is deleted: the rest is, and the log names what is missing', async () => {
		await changeNumber({ ...crm, smsApplicationSid: applicationSid });
		const was = settled(ownNumber());
		const trigger = newTrigger(withNumber(replacing));
		await activate(twilio, trigger);
		refusing((value) => value === applicationSid, 21218);
		const log: string[] = [];
		await deactivate(twilio, trigger, { log });
		expect(settled(ownNumber())).toEqual({ ...was, sms_application_sid: '' });
		expect(log).toEqual([
			expect.stringContaining(`but the application ${applicationSid} could not be restored`),
		]);
		expect(log.join('')).toContain(defaults.numberWithoutService);
	});

	test('because Twilio takes its address no more: then nothing is called', async () => {
		await changeNumber(crm);
		const trigger = newTrigger(withNumber(replacing));
		await activate(twilio, trigger);
		refusing((value) => value.includes('crm.example'), 21402);
		const log: string[] = [];
		await deactivate(twilio, trigger, { log });
		expect(ownNumber()).toMatchObject({ sms_url: '', sms_application_sid: '' });
		expect(log).toEqual([
			expect.stringContaining('but the webhook URL https://crm.example/sms could not be restored'),
		]);
	});
});

test('a deleted number is given back without a word, and another one can be chosen', async () => {
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	await createSdkClient(twilio.standIn).incomingPhoneNumbers(ownNumber().sid).remove();
	const chosen = { ...trigger, parameters: withNumberAt(otherNumber().sid) };
	await deactivate(twilio, trigger);
	await activate(twilio, { ...chosen, staticData: trigger.staticData });
	expect(withoutNote(otherNumber().sms_url)).toBe(webhookUrl);
});
const withNumberAt = (sid: string) => ({
	source: 'phoneNumber',
	phoneNumberSid: bySid(sid),
	events: ['messageReceived'],
});

test('a number for status updates alone is left as it is', async () => {
	const trigger = newTrigger(withNumber({ events: ['messageStatusUpdated'] }));
	await activate(twilio, trigger);
	await deactivate(twilio, trigger);
	expect(changes()).toEqual([]);
});

test('with Replace, an application that somebody has set beside our address is kept', async () => {
	const trigger = newTrigger(withNumber(replacing));
	await activate(twilio, trigger);
	await changeNumber({ smsApplicationSid: `AP${'0'.repeat(31)}1` });
	await activate(twilio, trigger);
	expect(ownNumber().sms_application_sid).toBe('');
	await deactivate(twilio, trigger);
	expect(ownNumber()).toMatchObject({ sms_url: '', sms_application_sid: `AP${'0'.repeat(31)}1` });
});

test('what 0.1.0 has stored is understood: the number is given back, and known from then on', async () => {
	const before = {
		sms_url: {
			sms_url: 'https://crm.example/sms',
			sms_method: 'GET',
			sms_fallback_url: '',
			sms_fallback_method: 'POST',
			sms_application_sid: '',
		},
	};
	const source = { kind: 'phoneNumber', sid: ownNumber().sid };
	const stored = (): KeptTrigger => ({
		parameters: withNumber(replacing),
		staticData: {
			'node:Twilio Messaging Trigger': {
				twilioMessagingRegistrations: { active: { source, url: webhookUrl, before } },
			},
		},
	});
	for (const isActivatedAgain of [false, true]) {
		await changeNumber({ smsUrl: webhookUrl, smsMethod: 'POST' });
		const trigger = stored();
		if (isActivatedAgain) await activate(twilio, trigger);
		await deactivate(twilio, trigger);
		expect(ownNumber()).toMatchObject({ sms_url: 'https://crm.example/sms', sms_method: 'GET' });
	}
});

test('where Twilio takes no note, it is told the address alone', async () => {
	await changeNumber(crm);
	const was = settled(ownNumber());
	twilio.standIn.faults.decide = ({ method, form }) =>
		method === 'POST' && form.some(([, value]) => value.includes('#n8n.'))
			? { kind: 'refusal', code: 21402 }
			: undefined;
	const log: string[] = [];
	const trigger = newTrigger(withNumber(replacing));
	await activate(twilio, trigger, { log });
	expect(ownNumber().sms_url).toBe(webhookUrl);
	expect(log).toEqual([
		expect.stringContaining('Twilio does not accept a note in the webhook URL'),
	]);
	await deactivate(twilio, trigger);
	expect(settled(ownNumber())).toEqual(was);
});

test('what the editor listened to is given back later, when Twilio did not answer at its end', async () => {
	await changeNumber(crm);
	const was = settled(ownNumber());
	const listening = newTrigger(withNumber(replacing));
	await activate(twilio, listening, { isTest: true });
	twilio.standIn.faults.decide = () => ({ kind: 'error', status: 503, moment: 'before' });
	await expect(deactivate(twilio, listening, { isTest: true })).rejects.toThrow(
		'could not be read',
	);
	twilio.standIn.faults.decide = () => undefined;
	const elsewhere = newTrigger(withNumberAt(otherNumber().sid));
	await activate(twilio, elsewhere);
	expect(settled(ownNumber())).toEqual(was);
});
