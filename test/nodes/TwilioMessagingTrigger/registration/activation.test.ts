import { repositoryRoot } from '../../../engine/packageNodes';
import { endProcess } from '../../../engine/processMemory';
import { setUpTwilio } from '../../../engine/setUpTwilio';
import { leadHere } from '../../../engine/hostNames';
import { credentialOf } from '../../../engine/picker';
import { activate, deactivate, newTrigger } from '../../../engine/trigger';
import { withoutNote } from '../../../engine/withoutNote';
import { defaults } from '../../../twilio-stand-in/server';
import { falseSid } from '../../../twilio-stand-in/sids';
import { bySid, ownSources, replacing, settled } from './ownSources';

/** Covers activationChecks, hookParameters, serviceMembership, accountRequest, serviceNumberRequests. */

const twilio = setUpTwilio();
const { ownNumber, withNumber, withService, changeNumber, changeService, changes } =
	ownSources(twilio);
const number = defaults.numberWithoutService;
beforeEach(() => {
	endProcess(repositoryRoot);
});

/** As far as the node can tell, Twilio is somewhere on the internet. */
const publicName = 'twilio.stand-in.example';
leadHere(publicName);
const farTwilio = () => ({ baseUrl: `http://${publicName}:${new URL(twilio.standIn.url).port}` });

const messageOf = async (activation: Promise<void>): Promise<string> =>
	await activation.then(
		() => 'it was activated',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);

describe('R5: an address that Twilio cannot reach is not activated', () => {
	test.each([
		'http://localhost:5678',
		'http://192.168.1.20:5678',
		'https://10.0.0.7',
		'https://n8n.local',
		'http://n8n:5678',
		'http://[fd00::17]:5678',
		'https://my_n8n.example.com',
	])('%s', async (address) => {
		const settings = { address, credential: farTwilio() };
		for (const isTest of [false, true]) {
			const message = await messageOf(
				activate(twilio, newTrigger(withNumber()), { ...settings, isTest }),
			);
			expect(message).toContain(number);
			expect(message).toContain(`n8n’s webhook URL is ${address}/webhook`);
			expect(message).toContain('Set N8N_WEBHOOK_URL');
		}
		expect(changes()).toEqual([]);
	});

	test('one on the internet is, and any is where Twilio itself is local', async () => {
		const credential = farTwilio();
		const trigger = newTrigger(withNumber());
		const settings = { address: 'https://n8n.example.com', credential };
		await activate(twilio, trigger, settings);
		expect(withoutNote(ownNumber().sms_url)).toMatch(/^https:\/\/n8n\.example\.com\//);
		await deactivate(twilio, trigger, settings);
		await activate(twilio, newTrigger(withNumber()), { address: 'http://localhost:5678' });
	});

	test('Manual too, unless no signature is checked: then a person may have given Twilio another one', async () => {
		const settings = { address: 'http://localhost:5678', credential: farTwilio() };
		const manual = { source: 'manual', events: ['messageReceived'] };
		const message = await messageOf(activate(twilio, newTrigger(manual), settings));
		expect(message).toContain('Set N8N_WEBHOOK_URL');
		const unchecked = { ...manual, options: { checkSignature: false } };
		await activate(twilio, newTrigger(unchecked), settings);
	});
});

test.each([{}, { baseUrl: `http://${publicName}:1` }])(
	'R17: an address without https:// is told in a sentence (%p)',
	async (credential) => {
		const usable = 'baseUrl' in credential ? farTwilio() : {};
		await changeNumber({ smsUrl: 'https://crm.example/sms' });
		const settings = { address: 'n8n.example.com', credential: usable };
		const message = await messageOf(activate(twilio, newTrigger(withNumber(replacing)), settings));
		expect(message).toBe(
			`Twilio cannot deliver the messages of ${number}: n8n’s webhook URL is n8n.example.com/webhook/8f1c2f64-0000-4000-8000-000000000001/webhook, which does not begin with https:// or http://. Set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL) to the public URL of n8n, such as https://n8n.example.com/, and restart n8n. On your own machine, a tunnel such as cloudflared gives it a public URL.`,
		);
	},
);

describe('R7: a number whose messages go to its Messaging Service', () => {
	const inService = () => withNumber({ phoneNumberSid: bySid(ownNumber(defaults.number).sid) });

	test('is not activated, and the message names both and the ways out', async () => {
		for (const parameters of [inService(), { ...inService(), ...replacing }]) {
			const message = await messageOf(activate(twilio, newTrigger(parameters)));
			expect(message).toBe(
				`${defaults.number} gets no messages of its own: they go to its Messaging Service “Stand-in service”. Set "Receive From" to "Messaging Service" and choose it, or choose "Defer to sender’s webhook" in the service’s settings in Twilio’s Console.`,
			);
		}
		expect(changes()).toEqual([]);
	});

	test('is activated where the service defers to the webhooks of its numbers', async () => {
		await changeService({ useInboundWebhookOnNumber: true });
		await activate(twilio, newTrigger(inService()));
		expect(ownNumber(defaults.number).sms_url).toContain('/webhook/');
	});

	/** An account with so many services; the oldest, which is listed last, has its number. */
	const accountWith = (services: number) => {
		const numbers = [
			{
				phoneNumber: '+12025550131',
				capabilities: { sms: true, mms: true, voice: false, fax: false },
			},
		];
		const account = twilio.standIn.addAccount({
			numbers,
			messagingServices: Array.from({ length: services }, (_, index) => ({
				sid: falseSid('MG', 100 + index),
				friendlyName: `Service ${index}`,
				senders: index === 0 ? ['+12025550131'] : [],
			})),
		});
		const [own] = twilio.standIn.phoneNumbers(account.sid);
		const sid = own?.sid ?? '';
		return {
			credential: credentialOf(account),
			parameters: withNumber({ phoneNumberSid: bySid(sid) }),
		};
	};
	const aboutServices = () =>
		twilio.standIn.requests.filter(({ path }) => path.startsWith('/v1/Services'));

	test('is found among 19 services', async () => {
		const { credential, parameters } = accountWith(19);
		const message = await messageOf(activate(twilio, newTrigger(parameters), { credential }));
		expect(message).toContain('Messaging Service “Service 0”');
		expect(aboutServices()).toHaveLength(20);
	});

	test('is not found among more with 20 requests: the log says so', async () => {
		const { credential, parameters } = accountWith(40);
		const log: string[] = [];
		await activate(twilio, newTrigger(parameters), { credential, log });
		expect(aboutServices()).toHaveLength(20);
		expect(log).toEqual([
			'Twilio Messaging Trigger: whether +12025550131 belongs to a Messaging Service could not be found out (the account has more than 19 services). If nothing comes in, choose that service under "Receive From"',
		]);
	});

	test.each([
		['a key that may not ask for services', '/v1/Services', 503],
		['where some other server knows nothing of a service', '/PhoneNumbers/', 404],
	] as const)(
		'%s: it is activated all the same, with a word in the log',
		async (_what, part, status) => {
			twilio.standIn.faults.decide = ({ path }) =>
				path.includes(part) ? { kind: 'html', status, moment: 'before' } : undefined;
			const log: string[] = [];
			await activate(twilio, newTrigger(withNumber()), { log });
			expect(log).toEqual([expect.stringContaining(`whether ${number} belongs to`)]);
		},
	);
});

describe('R15: a webhook token that Twilio would not use', () => {
	const key = {
		authType: 'apiKey',
		apiKeySid: defaults.mainKeySid,
		apiKeySecret: defaults.mainKeySecret,
	};

	test.each([
		['a number', () => withNumber()],
		['a service', () => withService()],
		['Manual', () => ({ source: 'manual', events: ['messageReceived'] })],
	])('is not activated: %s', async (_source, parameters) => {
		const credential = { ...key, authToken: 'another-token' };
		const message = await messageOf(activate(twilio, newTrigger(parameters()), { credential }));
		expect(message).toContain('Twilio does not accept the credential’s "Auth Token');
		expect(message).toContain(defaults.accountSid);
		expect(message).toContain('Copy that account’s primary Auth Token');
		expect(message).not.toContain('another-token');
		expect(changes()).toEqual([]);
	});

	test('the right one is activated; one that nothing checks is not tried', async () => {
		await activate(twilio, newTrigger(withNumber()), {
			credential: { ...key, authToken: defaults.authToken },
		});
		const asked = twilio.standIn.requests.filter(({ path }) =>
			path.endsWith(`${defaults.accountSid}.json`),
		);
		expect(asked).toHaveLength(1);
		const parameters = withNumber({ options: { checkSignature: false } });
		const credential = { ...key, authToken: 'another-token' };
		await activate(twilio, newTrigger(parameters), { credential });
	});

	test.each([503, 401])(
		'what could not be tried is told in the log: %p of a proxy',
		async (status) => {
			twilio.standIn.faults.decide = ({ path }) =>
				path.endsWith(`${defaults.accountSid}.json`)
					? { kind: 'html', status, moment: 'before' }
					: undefined;
			const log: string[] = [];
			const credential = { ...key, authToken: defaults.authToken };
			await activate(twilio, newTrigger(withNumber()), { credential, log });
			expect(log).toEqual([expect.stringContaining('whether Twilio accepts the credential’s')]);
		},
	);
});

test('R24: n8n that starts switches on what was on before, and its log says that nobody gets the reply', async () => {
	const log: string[] = [];
	const trigger = newTrigger(withNumber({ reply: 'text', replyText: 'x'.repeat(20_000) }));
	await activate(twilio, trigger, { isStart: true, log });
	expect(changes()).not.toEqual([]);
	expect(log).toEqual([
		expect.stringMatching(/: nobody gets the reply: 'Text' has 20000 characters.+Shorten it/),
	]);
});

describe('R24: a reply that Twilio would refuse is not activated', () => {
	const replying = (reply: object) => withNumber({ reply: 'text', ...reply });
	const files = (count: number) =>
		Array.from({ length: count }, (_, index) => `https://files.example/${index}.png`).join(',');

	test.each([
		["'Text' has 70000 characters", { replyText: 'x'.repeat(70_000) }],
		["'Text' has 15001 characters", { replyText: '👍'.repeat(15_001) }],
		["'Text' has nothing in it that can be sent", { replyText: '\u0007\u0000 \n' }],
		[
			`'Media URL' has something in it that is not a URL: "menu.jpg"`,
			{ replyText: 'Menu', replyMediaUrl: 'menu.jpg' },
		],
		["'Media URL' has 11 URLs", { replyMediaUrl: files(11) }],
	])('%#: %s', async (message, reply) => {
		expect(await messageOf(activate(twilio, newTrigger(replying(reply))))).toContain(message);
		expect(changes()).toEqual([]);
	});

	test.each([
		{ replyText: 'x'.repeat(15_000) },
		{ replyText: 'x'.repeat(70_000), options: { longReply: 'cut' } },
		{ replyText: '', replyMediaUrl: files(10) },
		{ replyText: '' },
		{ reply: 'nothing', replyText: 'x'.repeat(15_001) },
	])('%#: another one is', async (reply) => {
		await activate(twilio, newTrigger(replying(reply)));
		expect(ownNumber().sms_url).toContain('/webhook/');
	});
});

describe('R11: a field whose expression needs a message', () => {
	const unreadable = () => withNumber({ reply: 'text', replyText: '={{ $json.body }}' });

	test('is named at activation, with the way out', async () => {
		const message = await messageOf(activate(twilio, newTrigger(unreadable())));
		expect(message).toMatch(/^'Text' cannot be worked out before a message comes in \(/);
		expect(message).toContain('set "Reply" to "What the Workflow Returns"');
		expect(changes()).toEqual([]);
	});

	test('does not keep the number at deactivation', async () => {
		await changeNumber({ smsUrl: 'https://crm.example/sms' });
		const was = settled(ownNumber());
		const trigger = newTrigger(withNumber(replacing));
		await activate(twilio, trigger);
		const edited = { ...trigger, parameters: unreadable() };
		await deactivate(twilio, edited);
		expect(settled(ownNumber())).toEqual(was);
	});
});

test('editor 1: a number in use is named, and the option that takes it over', async () => {
	await changeNumber({ smsUrl: 'https://crm.example/sms' });
	const message = await messageOf(activate(twilio, newTrigger(withNumber())));
	expect(message).toContain(`${number} is in use: its messages go to https://crm.example/sms`);
	expect(message).toContain('"Replace Existing Webhook"');
});

test('editor 6 and 24: the words of the node panel serve both nodes, and those while listening say what to do', () => {
	const { description } = twilio.engine.nodeTypes.getByName(
		'n8n-nodes-twilio-messaging.twilioMessagingTrigger',
	);
	expect(description.description).toMatch(/^Send, receive and track /);
	expect(description).toMatchObject({
		eventTriggerDescription: 'Text the chosen number from your phone',
		triggerPanel: { header: 'Press the button, then text the chosen number from your phone' },
	});
});

test('what Twilio itself refuses is told with the way out, in the message', async () => {
	twilio.standIn.faults.decide = ({ method }) =>
		method === 'POST' ? { kind: 'refusal', code: 21402 } : undefined;
	const message = await messageOf(activate(twilio, newTrigger(withNumber())));
	expect(message).toContain(`The webhook of ${number} could not be set`);
	expect(message).toContain('Set N8N_WEBHOOK_URL');
});
