import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { createSdkClient } from '../../../twilio-stand-in/sdkClient';
import { defaults } from '../../../twilio-stand-in/server';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import {
	activate,
	deactivate,
	newTrigger,
	testWebhookUrl,
	webhookUrl,
} from '../../../engine/trigger';
import { withoutNote } from '../../../engine/withoutNote';
import { bySid, ownSources, replacing, settled } from './ownSources';

/** Covers hook, givingBack, processMemory, source, sourceName, sourceResource, sourceRequests, webhookSettings. */

/** What is noted behind the "#" of our address has tests of its own. */
const calls = (url: string): unknown => expect.stringMatching(new RegExp(`^${url}#n8n\\.by=`));

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

const address = fc.option(fc.webUrl(), { nil: '' });
const method = fc.constantFrom('GET', 'POST');

test('deactivation restores whatever webhook the number had before', async () => {
	const before = fc.record({
		smsUrl: address,
		smsMethod: method,
		smsFallbackUrl: address,
		smsFallbackMethod: method,
		smsApplicationSid: fc.constantFrom('', `AP${'0'.repeat(31)}1`),
	});
	await fc.assert(
		fc.asyncProperty(before, async (settings) => {
			// Twilio takes no fallback for nothing.
			await changeNumber({ ...settings, ...(settings.smsUrl === '' && { smsFallbackUrl: '' }) });
			const was = settled(ownNumber());
			const trigger = newTrigger(withNumber(replacing));
			await activate(twilio, trigger);
			expect(ownNumber()).toMatchObject({
				sms_url: calls(webhookUrl),
				sms_method: 'POST',
				sms_fallback_url: '',
				sms_application_sid: '',
			});
			await deactivate(twilio, trigger);
			expect(settled(ownNumber())).toEqual(was);
			expect(JSON.stringify(trigger.staticData)).not.toContain('PN');
		}),
		{ numRuns: 30 },
	);
});

test('deactivation restores whatever webhooks the service had before', async () => {
	const before = fc.record({
		inboundRequestUrl: address,
		inboundMethod: method,
		fallbackUrl: address,
		fallbackMethod: method,
		statusCallback: address,
		useInboundWebhookOnNumber: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(before, async (settings) => {
			await changeService(settings);
			const was = settled(service());
			const trigger = newTrigger(withService(replacing));
			await activate(twilio, trigger);
			expect(service()).toMatchObject({
				inbound_request_url: calls(webhookUrl),
				status_callback: calls(webhookUrl),
				use_inbound_webhook_on_number: false,
			});
			await deactivate(twilio, trigger);
			expect(settled(service())).toEqual(was);
		}),
		{ numRuns: 30 },
	);
});

test('a service whose status updates are not wanted keeps its status callback', async () => {
	await changeService({ statusCallback: 'https://crm.example/status' });
	const trigger = newTrigger(withService({ events: ['messageReceived'] }));
	await activate(twilio, trigger);
	expect(service().status_callback).toBe('https://crm.example/status');
	await deactivate(twilio, trigger);
	expect(service().status_callback).toBe('https://crm.example/status');
});

test('what somebody else uses is not taken, and the message says who', async () => {
	await changeNumber({ smsUrl: 'https://crm.example/sms' });
	const trigger = newTrigger(withNumber());
	await expect(activate(twilio, trigger)).rejects.toMatchObject({
		message: `${defaults.numberWithoutService} is in use: its messages go to https://crm.example/sms. Choose another one, or add the option "Replace Existing Webhook" to take it over until the workflow is deactivated.`,
		description: expect.stringContaining('Replace Existing Webhook') as unknown,
	});
	expect(ownNumber().sms_url).toBe('https://crm.example/sms');
	expect(changes()).toHaveLength(1);
});

test.each([
	[{ smsApplicationSid: `AP${'0'.repeat(31)}1` }, /the application AP0/],
	[{ smsUrl: 'http://localhost:5678/webhook/another/webhook' }, /webhook\/another/],
])('%p counts as in use', async (settings, message) => {
	await changeNumber(settings);
	await expect(activate(twilio, newTrigger(withNumber()))).rejects.toThrow(message);
});

test('Twilio’s demo address is nobody’s', async () => {
	await changeNumber({ smsUrl: 'https://demo.twilio.com/welcome/sms/reply' });
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	await deactivate(twilio, trigger);
	expect(ownNumber().sms_url).toBe('https://demo.twilio.com/welcome/sms/reply');
});

test('n8n crashes, starts again and goes on, without a second registration', async () => {
	const was = settled(ownNumber());
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	const asked = changes().length;
	// Nothing is left in memory but what n8n has stored.
	const restarted = { ...trigger, staticData: structuredClone(trigger.staticData) };
	await activate(twilio, restarted);
	expect(changes()).toHaveLength(asked);
	await deactivate(twilio, restarted);
	expect(settled(ownNumber())).toEqual(was);
});

test('a crash before n8n has stored anything leaves no webhook behind in the end', async () => {
	await activate(twilio, newTrigger(withNumber()));
	const restarted = newTrigger(withNumber());
	await activate(twilio, restarted);
	await deactivate(twilio, restarted);
	expect(ownNumber().sms_url).toBe('');
});

test('what a person has changed by hand meanwhile is left alone', async () => {
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	await changeNumber({ smsUrl: 'https://crm.example/sms', smsMethod: 'GET' });
	const was = settled(ownNumber());
	await deactivate(twilio, trigger);
	expect(settled(ownNumber())).toEqual(was);
	expect(JSON.stringify(trigger.staticData)).not.toContain('PN');
});

test('after a change of the number, the old one is restored', async () => {
	const [old, other] = [ownNumber(), otherNumber()];
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	const changed = {
		parameters: withNumber({ phoneNumberSid: bySid(other.sid) }),
		staticData: trigger.staticData,
	};
	// Whichever of its versions n8n deactivates: it is the remembered number that counts.
	await deactivate(twilio, changed);
	await activate(twilio, changed);
	expect(settled(ownNumber())).toEqual(settled(old));
	expect(otherNumber().sms_url).toEqual(calls(webhookUrl));
	await deactivate(twilio, changed);
	expect(settled(otherNumber())).toEqual(settled(other));
});

test('after a change of the events, all is restored', async () => {
	const was = settled(service());
	const trigger = newTrigger(withService({ events: ['messageReceived'] }));
	await activate(twilio, trigger);
	await deactivate(twilio, trigger);
	const changed = { ...trigger, parameters: withService({ events: ['messageStatusUpdated'] }) };
	await activate(twilio, changed);
	expect(service()).toMatchObject({
		status_callback: calls(webhookUrl),
		inbound_request_url: null,
	});
	await deactivate(twilio, changed);
	expect(settled(service())).toEqual(was);
});

test('the editor’s test takes the number from the active workflow, and gives it back', async () => {
	const was = settled(ownNumber());
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	const active = settled(ownNumber());
	await activate(twilio, trigger, { isTest: true });
	expect(ownNumber().sms_url).toEqual(calls(testWebhookUrl));
	await deactivate(twilio, trigger, { isTest: true });
	expect(settled(ownNumber())).toEqual(active);
	await deactivate(twilio, trigger);
	expect(settled(ownNumber())).toEqual(was);
});

/** n8n stores nothing of a test: what listening keeps is its own. */
const listening = (parameters: INodeParameters) => newTrigger(parameters);

test('published while the editor still listens, the number gets its first webhook back', async () => {
	await changeNumber({ smsUrl: 'https://crm.example/sms', smsMethod: 'GET' });
	const was = settled(ownNumber());
	const parameters = withNumber(replacing);
	const [test, active] = [listening(parameters), newTrigger(parameters)];
	await activate(twilio, test, { isTest: true });
	await activate(twilio, active);
	expect(ownNumber().sms_url).toEqual(calls(webhookUrl));
	await deactivate(twilio, test, { isTest: true });
	expect(ownNumber().sms_url).toEqual(calls(webhookUrl));
	await deactivate(twilio, active);
	expect(settled(ownNumber())).toEqual(was);
});

test('deactivated while the editor listens, the number gets its first webhook back', async () => {
	await changeNumber({ smsUrl: 'https://crm.example/sms' });
	const was = settled(ownNumber());
	const parameters = withNumber(replacing);
	const [test, active] = [listening(parameters), newTrigger(parameters)];
	await activate(twilio, active);
	await activate(twilio, test, { isTest: true });
	expect(ownNumber().sms_url).toEqual(calls(testWebhookUrl));
	await deactivate(twilio, active);
	expect(settled(ownNumber())).toEqual(was);
	await deactivate(twilio, test, { isTest: true });
	expect(settled(ownNumber())).toEqual(was);
});

test('an activation that n8n gives up halfway leaves nothing behind', async () => {
	await changeNumber({ smsUrl: 'https://crm.example/sms' });
	const was = settled(ownNumber());
	const parameters = withNumber(replacing);
	await activate(twilio, newTrigger(parameters));
	expect(ownNumber().sms_url).toEqual(calls(webhookUrl));
	// n8n clears up with the workflow as its database has it: nothing of the activation was stored.
	await deactivate(twilio, newTrigger(parameters));
	expect(settled(ownNumber())).toEqual(was);
});

test('a fallback address that somebody adds stays when n8n starts again', async () => {
	const was = settled(ownNumber());
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	await changeNumber({ smsFallbackUrl: 'https://crm.example/fallback' });
	const before = changes().length;
	await activate(twilio, trigger);
	expect(changes()).toHaveLength(before);
	expect(ownNumber()).toMatchObject({
		sms_url: calls(webhookUrl),
		sms_fallback_url: 'https://crm.example/fallback',
	});
	await deactivate(twilio, trigger);
	expect(settled(ownNumber())).toEqual(was);
});

test('a fallback that a person adds, and what they add behind our address: until the workflow is published anew', async () => {
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	const { sms_url: standing } = ownNumber();
	const [address = '', note = ''] = typeof standing === 'string' ? standing.split('#') : [];
	await changeNumber({ smsUrl: `${address}#rc=3&${note}`, smsFallbackUrl: webhookUrl });
	const added = settled(ownNumber());
	const test = newTrigger(withNumber());
	await activate(twilio, test, { isTest: true });
	await deactivate(twilio, test, { isTest: true });
	await activate(twilio, trigger);
	expect(settled(ownNumber())).toEqual(added);
	await deactivate(twilio, trigger);
	await activate(twilio, trigger);
	expect(ownNumber()).toMatchObject({ sms_url: calls(webhookUrl), sms_fallback_url: '' });
});

test('a password in somebody else’s address is not told', async () => {
	await changeNumber({ smsUrl: 'https://user:secret@crm.example/sms?key=secret' });
	const error = await activate(twilio, newTrigger(withNumber())).catch(String);
	expect(error).toContain('its messages go to https://crm.example/sms');
	expect(error).not.toContain('secret');
});

test('a failed removal is reported, and can be done again', async () => {
	const was = settled(ownNumber());
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	twilio.standIn.faults.decide = ({ method: verb }) =>
		verb === 'POST' ? { kind: 'error', status: 503, moment: 'before' } : undefined;
	await expect(deactivate(twilio, trigger)).rejects.toThrow(
		/^The webhook of \+12025550104 could not be restored: .* Twilio/,
	);
	twilio.standIn.faults.decide = () => undefined;
	await deactivate(twilio, trigger);
	expect(settled(ownNumber())).toEqual(was);
});

test('an API key without the Auth Token is refused before anything is changed', async () => {
	const credential = {
		authType: 'apiKey',
		apiKeySid: defaults.mainKeySid,
		apiKeySecret: defaults.mainKeySecret,
		authToken: '',
	};
	await expect(activate(twilio, newTrigger(withNumber()), { credential })).rejects.toMatchObject({
		message: expect.stringMatching(
			/^The signature of requests cannot be checked: the credential has no Auth Token\. .*"Auth Token \(for Webhook Signatures\)"\.$/,
		) as unknown,
		description: expect.stringContaining('Auth Token (for Webhook Signatures)') as unknown,
	});
	expect(changes()).toHaveLength(0);
	const unchecked = newTrigger(withNumber({ options: { checkSignature: false } }));
	await activate(twilio, unchecked, { credential });
	expect(ownNumber().sms_url).toEqual(calls(webhookUrl));
	await deactivate(twilio, unchecked, { credential });
});

test('Manual changes nothing at Twilio', async () => {
	const trigger = newTrigger({ source: 'manual', events: ['messageReceived'] });
	await activate(twilio, trigger);
	await deactivate(twilio, trigger);
	expect(twilio.standIn.requests).toEqual([]);
});

test.each([
	['', 'Phone Number'],
	['+12025550104', 'Phone Number'],
	[`PN${'f'.repeat(32)}`, /does not have PNf+ \(any more\)/],
])('%p as a number is refused: %s', async (value, message) => {
	const trigger = newTrigger(withNumber({ phoneNumberSid: bySid(value) }));
	await expect(activate(twilio, trigger)).rejects.toThrow(message);
});

test('another number that calls here already is registered all the same', async () => {
	const trigger = newTrigger(withNumber());
	await activate(twilio, trigger);
	const other = otherNumber().sid;
	await createSdkClient(twilio.standIn)
		.incomingPhoneNumbers(other)
		.update({ smsUrl: webhookUrl, smsMethod: 'POST' });
	const changed = {
		parameters: withNumber({ phoneNumberSid: bySid(other) }),
		staticData: trigger.staticData,
	};
	await activate(twilio, changed);
	expect(JSON.stringify(changed.staticData)).toContain(other);
	expect(withoutNote(ownNumber().sms_url)).toBe('');
});

describe('a service that calls for more than is wanted now', () => {
	const stood = {
		inboundRequestUrl: 'https://crm.example/in',
		statusCallback: 'https://crm.example/status',
	};
	const answering = (decide: typeof twilio.standIn.faults.decide) => {
		twilio.standIn.faults.decide = decide;
	};
	const down = () => {
		answering(() => ({ kind: 'error', status: 503, moment: 'before' }));
	};
	const up = () => {
		answering(() => undefined);
	};
	const forMessages = () => withService({ ...replacing, events: ['messageReceived'] });

	test('has its other settings restored even when the new ones could not be set', async () => {
		await changeService(stood);
		const was = settled(service());
		const trigger = newTrigger(withService(replacing));
		// The addresses are set without notes, and n8n stores nothing of it: the activation fails.
		answering(({ method: verb, form }) => {
			if (verb !== 'POST') return undefined;
			return form.some(([, value]) => value.includes('#n8n.'))
				? { kind: 'refusal', code: 21402 }
				: { kind: 'cut', moment: 'after' };
		});
		await expect(activate(twilio, trigger)).rejects.toThrow('could not be set');
		down();
		await expect(deactivate(twilio, trigger)).rejects.toThrow('could not be read');
		expect(service()).toMatchObject({ inbound_request_url: webhookUrl });
		expect(service()).toMatchObject({ status_callback: webhookUrl });

		const changed = { ...trigger, parameters: forMessages() };
		answering(({ method: verb }) =>
			verb === 'POST' ? { kind: 'error', status: 503, moment: 'before' } : undefined,
		);
		await expect(activate(twilio, changed)).rejects.toThrow(/could not be (re)?s(et|tored)/);
		up();
		await deactivate(twilio, changed);
		expect(settled(service())).toEqual(was);
	});

	test('is taken, although Twilio takes the rest no more: the log says what is missing', async () => {
		await changeService(stood);
		const trigger = newTrigger(withService(replacing));
		await activate(twilio, trigger);
		down();
		await expect(deactivate(twilio, trigger)).rejects.toThrow('could not be read');
		answering(({ method: verb, form }) =>
			verb === 'POST' && form.some(([, value]) => value === stood.statusCallback)
				? { kind: 'refusal', code: 21402 }
				: undefined,
		);
		const log: string[] = [];
		const changed = { ...trigger, parameters: forMessages() };
		await activate(twilio, changed, { log });
		expect(log).toEqual([
			expect.stringContaining(
				'the URL for status updates https://crm.example/status could not be restored',
			),
		]);
		expect(service()).toMatchObject({
			inbound_request_url: calls(webhookUrl),
			status_callback: null,
		});
		await deactivate(twilio, changed);
		expect(service().inbound_request_url).toBe(stood.inboundRequestUrl);
	});
});
