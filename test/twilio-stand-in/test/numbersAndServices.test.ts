import { numberParameters } from '../phoneNumbers/parameters';
import { ask } from '../rawClient';
import { defaults } from '../server';
import { serviceParameters } from '../services/parameters';
import { falseSid } from '../sids';
import { readOpenApiDescription } from './openApiDescription';
import { setUpStandIn } from './setUpStandIn';

const numbersPath = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json';
const numberPath = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json';
const servicesPath = '/v1/Services';
const servicePath = '/v1/Services/{Sid}';
const hook = "https://n8n.example/webhook/it's%20me/?a=b";

const core = readOpenApiDescription();
const messaging = readOpenApiDescription('twilio_messaging_v1');
const twilio = setUpStandIn();

async function sidOf(phoneNumber: string): Promise<string> {
	const [number] = await twilio.client.incomingPhoneNumbers.list({ phoneNumber });
	if (number === undefined) throw new Error(`${phoneNumber} is not listed`);
	return number.sid;
}

/** Asks for an address of the messaging API, as the stand-in's own account unless told otherwise. */
async function askMessaging(
	path: string,
	fields?: Readonly<Record<string, string>>,
	login = `${defaults.accountSid}:${defaults.authToken}`,
) {
	const response = await fetch(twilio.standIn.url + path, {
		headers: { Authorization: `Basic ${Buffer.from(login).toString('base64')}` },
		...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
	});
	const body: unknown = await response.json();
	return { status: response.status, body };
}

describe('phone numbers', () => {
	const fetchJson = async (path: string, fields?: Readonly<Record<string, string>>) => {
		const request = fields === undefined ? { path } : { path, fields };
		const { status, text } = await ask(twilio.standIn, request);
		const body: unknown = JSON.parse(text);
		return { status, body };
	};

	it("conform to Twilio's description, bare and with everything set", async () => {
		const path = `/IncomingPhoneNumbers/${await sidOf(defaults.number)}.json`;
		const check = (
			at: string,
			method: string,
			{ status, body }: { status: number; body: unknown },
		) => {
			expect({ body, problems: core.problems(at, method, status, body) }).toEqual({
				body,
				problems: [],
			});
		};
		for (const query of ['', '?PageSize=2', '?PageSize=2&Page=1', '?PhoneNumber=999999'])
			check(numbersPath, 'get', await fetchJson(`/IncomingPhoneNumbers.json${query}`));
		check(numberPath, 'get', await fetchJson(path));
		const everything = {
			FriendlyName: 'Front desk',
			SmsUrl: hook,
			SmsMethod: 'GET',
			SmsFallbackUrl: hook,
			SmsFallbackMethod: 'GET',
			SmsApplicationSid: falseSid('AP', 1),
			StatusCallback: hook,
			StatusCallbackMethod: 'GET',
			VoiceUrl: hook,
			VoiceMethod: 'GET',
			VoiceFallbackUrl: hook,
			VoiceFallbackMethod: 'GET',
			VoiceApplicationSid: falseSid('AP', 2),
			VoiceCallerIdLookup: 'true',
			VoiceReceiveMode: 'fax',
			EmergencyStatus: 'Inactive',
			EmergencyAddressSid: falseSid('AD', 1),
			TrunkSid: falseSid('TK', 1),
			IdentitySid: falseSid('RI', 1),
			AddressSid: falseSid('AD', 2),
			BundleSid: falseSid('BU', 1),
			ApiVersion: '2010-04-01',
		};
		check(numberPath, 'post', await fetchJson(path, everything));
		check(numberPath, 'get', await fetchJson(path));
		check(numberPath, 'post', await fetchJson(path, { SmsUrl: '', SmsFallbackUrl: '' }));
	});

	it('would notice: an unknown, a missing and a misshapen property are all found', async () => {
		const { body } = await fetchJson(`/IncomingPhoneNumbers/${await sidOf(defaults.number)}.json`);
		const wrong = (change: object) =>
			core.problems(numberPath, 'get', 200, { ...Object(body), ...change }).length > 0;
		expect(wrong({})).toBe(false);
		for (const change of [
			{ fiction: 1 },
			{ sms_url: undefined },
			{ sms_url: 'no address' },
			{ sms_method: 'PUT' },
			{ sid: 'PN1' },
			{ sms_application_sid: 'AP1' },
			{ capabilities: { sms: 'yes' } },
		])
			expect({ change, wrong: wrong(change) }).toEqual({ change, wrong: true });
	});

	it('know exactly the parameters that Twilio describes', () => {
		expect([...Object.keys(numberParameters), 'AccountSid', 'FriendlyName'].sort()).toEqual(
			core.requestFields(numberPath).sort(),
		);
	});

	it('are listed, fetched and changed by the SDK', async () => {
		const listed = await twilio.client.incomingPhoneNumbers.list();
		expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual([
			defaults.numberWithoutService,
			defaults.voiceNumber,
			defaults.smsNumber,
			defaults.number,
		]);
		const sid = listed.at(-1)?.sid ?? '';
		expect(await twilio.client.incomingPhoneNumbers(sid).fetch()).toMatchObject({
			phoneNumber: defaults.number,
			friendlyName: '(202) 555-0100',
			capabilities: { sms: true, mms: true, voice: true },
			smsUrl: '',
			smsMethod: 'POST',
		});
		await twilio.client.incomingPhoneNumbers(sid).update({ smsUrl: hook, smsMethod: 'GET' });
		await twilio.client.incomingPhoneNumbers(sid).update({ friendlyName: 'Front desk' });
		expect(await twilio.client.incomingPhoneNumbers(sid).fetch()).toMatchObject({
			smsUrl: hook,
			smsMethod: 'GET',
			friendlyName: 'Front desk',
		});
		expect(twilio.standIn.phoneNumbers()[0]).toMatchObject({ sid, sms_url: hook });
		await twilio.client.incomingPhoneNumbers(sid).update({ smsUrl: '' });
		expect(twilio.standIn.phoneNumbers()[0]).toMatchObject({ sms_url: '', sms_method: 'GET' });
		twilio.standIn.reset();
		expect(twilio.standIn.phoneNumbers()[0]).toMatchObject({ sid, sms_method: 'POST' });
	});

	it.each([
		[{ phoneNumber: defaults.number }, [defaults.number]],
		[{ phoneNumber: '4477' }, [defaults.smsNumber]],
		[{ phoneNumber: '+1202555010*' }, 3],
		[{ phoneNumber: '20255501**' }, 3],
		[{ phoneNumber: '.' }, []],
		[{ friendlyName: '(202) 555-0102' }, [defaults.voiceNumber]],
		[{ friendlyName: '555' }, []],
		[{ friendlyName: '(202) 555-0102', phoneNumber: '0100' }, []],
	])('are filtered by %j', async (filter, expected) => {
		const listed = await twilio.client.incomingPhoneNumbers.list(filter);
		if (typeof expected === 'number') expect(listed).toHaveLength(expected);
		else expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual(expected);
	});

	it('of an account with 3,000 more are read page by page, and can be written to and from', async () => {
		const sids = twilio.standIn.seedPhoneNumbers(3000);
		const listed = await twilio.client.incomingPhoneNumbers.list({ pageSize: 1000 });
		expect(new Set(listed.map(({ sid }) => sid)).size).toBe(3004);
		expect(listed[0]?.sid).toBe(sids.at(-1));
		expect(twilio.standIn.requests).toHaveLength(4);
		const from = listed[0]?.phoneNumber ?? '';
		expect(
			await twilio.client.messages.create({ from, to: '+14155552671', body: 'Hi' }),
		).toMatchObject({
			from,
		});
	});

	it.each([
		[{ smsUrl: 'n8n.example/webhook' }, 21402],
		[{ smsUrl: 'https://my_host.example/' }, 21402],
		[{ smsMethod: 'PUT' }, 21403],
		[{ smsFallbackUrl: hook }, 21406],
		[{ statusCallback: 'nowhere' }, 21502],
		[{ smsApplicationSid: 'AP1' }, 21218],
		[{ friendlyName: 'x'.repeat(65) }, 20422],
	])('refuse %j, and change nothing', async (change, code) => {
		const sid = await sidOf(defaults.number);
		const [before] = twilio.standIn.phoneNumbers();
		await expect(twilio.client.incomingPhoneNumbers(sid).update(change)).rejects.toMatchObject({
			status: 400,
			code,
		});
		expect(twilio.standIn.phoneNumbers()[0]).toEqual(before);
	});

	it('refuse a webhook where they cannot text, and a SID that is not there', async () => {
		const voice = await sidOf(defaults.voiceNumber);
		await expect(
			twilio.client.incomingPhoneNumbers(voice).update({ smsUrl: hook }),
		).rejects.toMatchObject({ code: 21407 });
		const other = twilio.standIn.phoneNumbers(twilio.standIn.addAccount().sid)[0]?.sid ?? '';
		for (const sid of [other, falseSid('PN', 9)])
			await expect(twilio.client.incomingPhoneNumbers(sid).fetch()).rejects.toMatchObject({
				status: 404,
				code: 20404,
			});
	});
});

describe('messaging services', () => {
	const check = (
		at: string,
		method: string,
		{ status, body }: { status: number; body: unknown },
	) => {
		expect({ body, problems: messaging.problems(at, method, status, body) }).toEqual({
			body,
			problems: [],
		});
	};

	it("conform to Twilio's description, bare and with everything set", async () => {
		const path = `/v1/Services/${defaults.messagingServiceSid}`;
		for (const query of ['', '?PageSize=1', '?PageSize=1&Page=1'])
			check(servicesPath, 'get', await askMessaging(`/v1/Services${query}`));
		check(servicePath, 'get', await askMessaging(path));
		const everything = {
			FriendlyName: 'Reminders',
			InboundRequestUrl: hook,
			InboundMethod: 'GET',
			FallbackUrl: hook,
			FallbackMethod: 'GET',
			StatusCallback: hook,
			ValidityPeriod: '600',
			Usecase: 'notifications',
			StickySender: 'false',
			MmsConverter: 'false',
			SmartEncoding: 'true',
			ScanMessageContent: 'disable',
			FallbackToLongCode: 'false',
			AreaCodeGeomatch: 'false',
			SynchronousValidation: 'false',
			UseInboundWebhookOnNumber: 'true',
		};
		expect(Object.keys(everything).sort()).toEqual(messaging.requestFields(servicePath).sort());
		expect([...Object.keys(serviceParameters), 'FriendlyName'].sort()).toEqual(
			Object.keys(everything).sort(),
		);
		check(servicePath, 'post', await askMessaging(path, everything));
		expect(messaging.problems(servicePath, 'get', 200, { sid: 'MG1' })).not.toEqual([]);
	});

	it('are listed, fetched and changed by the SDK', async () => {
		const listed = await twilio.client.messaging.v1.services.list({ pageSize: 1 });
		expect(listed.map(({ sid }) => sid)).toEqual([
			defaults.emptyMessagingServiceSid,
			defaults.messagingServiceSid,
		]);
		expect(twilio.standIn.requests.map(({ path }) => path)).toEqual([
			'/v1/Services',
			'/v1/Services',
		]);
		const service = twilio.client.messaging.v1.services(defaults.messagingServiceSid);
		expect(await service.fetch()).toMatchObject({
			friendlyName: 'Stand-in service',
			inboundRequestUrl: null,
			useInboundWebhookOnNumber: false,
		});
		await service.update({ inboundRequestUrl: hook, useInboundWebhookOnNumber: true });
		expect(await service.fetch()).toMatchObject({
			inboundRequestUrl: hook,
			inboundMethod: 'POST',
			useInboundWebhookOnNumber: true,
		});
		await service.update({ inboundRequestUrl: '' });
		expect(twilio.standIn.messagingServices()[0]).toMatchObject({ inbound_request_url: null });
		await expect(service.update({ inboundRequestUrl: 'nowhere' })).rejects.toMatchObject({
			status: 400,
		});
		await expect(
			twilio.client.messaging.v1.services(falseSid('MG', 9)).fetch(),
		).rejects.toMatchObject({
			status: 404,
			code: 20404,
		});
	});
});

describe('the numbers of a service', () => {
	const numbersPath = '/v1/Services/{ServiceSid}/PhoneNumbers';
	const path = `/v1/Services/${defaults.messagingServiceSid}/PhoneNumbers`;

	it("conform to Twilio's description, and other numbers are not among them", async () => {
		const sid = await sidOf(defaults.number);
		const expectConforming = (at: string, { status, body }: { status: number; body: unknown }) => {
			expect({ body, problems: messaging.problems(at, 'get', status, body) }).toEqual({
				body,
				problems: [],
			});
		};
		for (const query of ['', '?PageSize=1', '?PageSize=1&Page=1'])
			expectConforming(numbersPath, await askMessaging(path + query));
		expectConforming(`${numbersPath}/{Sid}`, await askMessaging(`${path}/${sid}`));
		const other = await sidOf(defaults.numberWithoutService);
		expect((await askMessaging(`${path}/${other}`)).status).toBe(404);
	});

	it('are listed and fetched by the SDK', async () => {
		const service = twilio.client.messaging.v1.services(defaults.messagingServiceSid);
		const listed = await service.phoneNumbers.list({ pageSize: 1 });
		expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual([
			defaults.smsNumber,
			defaults.number,
		]);
		const number = await service.phoneNumbers(await sidOf(defaults.number)).fetch();
		expect(number).toMatchObject({ serviceSid: defaults.messagingServiceSid });
	});
});

it('releases a number', async () => {
	const sid = await sidOf(defaults.numberWithoutService);
	expect(await twilio.client.incomingPhoneNumbers(sid).remove()).toBe(true);
	await expect(twilio.client.incomingPhoneNumbers(sid).fetch()).rejects.toMatchObject({
		status: 404,
	});
	twilio.standIn.reset();
	expect(await sidOf(defaults.numberWithoutService)).toBe(sid);
});

it('lets a restricted key do what it may with numbers and services', async () => {
	const key = { sid: falseSid('SK', 9), secret: 'false-secret', kind: 'restricted' } as const;
	const account = twilio.standIn.addAccount({
		apiKeys: [{ ...key, permissions: ['numbers:read', 'services:read'] }],
		messagingServices: [{ sid: falseSid('MG', 7), friendlyName: 'Theirs', senders: [] }],
	});
	const numberSid = twilio.standIn.phoneNumbers(account.sid)[0]?.sid ?? '';
	const status = async (path: string, fields?: Readonly<Record<string, string>>) => {
		const login = { accountSid: account.sid, username: key.sid, password: key.secret };
		return (
			await ask(twilio.standIn, { path, ...login, ...(fields === undefined ? {} : { fields }) })
		).status;
	};
	expect(await status('/IncomingPhoneNumbers.json')).toBe(200);
	expect(await status(`/IncomingPhoneNumbers/${numberSid}.json`, { SmsUrl: hook })).toBe(403);
	const login = `${key.sid}:${key.secret}`;
	expect(await askMessaging('/v1/Services', undefined, login)).toMatchObject({
		status: 200,
		body: { services: [{ friendly_name: 'Theirs' }] },
	});
	const path = `/v1/Services/${falseSid('MG', 7)}`;
	expect((await askMessaging(path, { FriendlyName: 'Mine' }, login)).status).toBe(403);
	expect((await askMessaging(path, undefined, `${key.sid}:wrong`)).status).toBe(401);
	expect((await askMessaging(path, undefined, 'nobody:wrong')).status).toBe(401);
});
