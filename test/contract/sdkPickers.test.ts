import { mapperFields, pick, pickAll, type Browsing } from '../engine/picker';
import { defaults } from '../twilio-stand-in/server';
import { Comparison, record } from './generators/comparison';
import type { SdkClient } from './generators/sdkCalls';
import { setUpContract } from './setUpContract';

const twilio = setUpContract();
const comparison = new Comparison();

const byNode = (run: () => Promise<unknown>) => record(twilio.standIn, run);
const picked = (method: string, browsing: Browsing = {}) =>
	byNode(() => pick(twilio, method, browsing));

const trigger = 'twilioMessagingTrigger' as const;
const openings: ReadonlyArray<
	[method: string, browsing: Browsing, ask: (client: SdkClient) => Promise<unknown>]
> = [
	['searchSenders', {}, (sdk) => sdk.incomingPhoneNumbers.page({ pageSize: 1000 })],
	[
		'searchSenders',
		{ filter: '+1 (202) 555-01*0' },
		(sdk) => sdk.incomingPhoneNumbers.page({ phoneNumber: '+120255501*0', pageSize: 1000 }),
	],
	[
		'searchPhoneNumbers',
		{ node: trigger, filter: '0104' },
		async (sdk) => {
			await sdk.incomingPhoneNumbers.page({ phoneNumber: '0104', pageSize: 1000 });
			// Which service gets the messages of which number.
			const { v1 } = sdk.messaging;
			const { instances } = await v1.services.page({ pageSize: 100 });
			for (const { sid } of instances) await v1.services(sid).phoneNumbers.page({ pageSize: 400 });
		},
	],
	[
		'searchChannelSenders',
		{ parameters: { operation: 'sendWhatsApp' } },
		(sdk) => sdk.messaging.v2.channelsSenders.page({ channel: 'whatsapp', pageSize: 100 }),
	],
	[
		'searchChannelSenders',
		{ parameters: { operation: 'sendRcs' } },
		(sdk) => sdk.messaging.v2.channelsSenders.page({ channel: 'rcs', pageSize: 100 }),
	],
	['searchMessagingServices', {}, (sdk) => sdk.messaging.v1.services.page({ pageSize: 100 })],
	[
		'searchContentTemplates',
		{},
		(sdk) => sdk.content.v1.contentAndApprovals.page({ pageSize: 500 }),
	],
	['searchMessages', { filter: '+1415' }, (sdk) => sdk.messages.page({ pageSize: 1000 })],
];

it.each(openings)('%s %j asks what the SDK asks', async (method, browsing, ask) => {
	// Or the list of messages would be empty, which is an error.
	twilio.standIn.seedMessages(1);
	const sdk = await record(twilio.standIn, () => ask(twilio.client));
	comparison.compareAll(method, sdk, await picked(method, browsing));
});

it('every page of 3,000 numbers is asked for as the SDK does', async () => {
	twilio.standIn.seedPhoneNumbers(3000);
	const sdk = await record(twilio.standIn, () =>
		twilio.client.incomingPhoneNumbers.list({ pageSize: 1000 }),
	);
	const node = await byNode(() => pickAll(twilio, 'searchSenders'));
	comparison.compareAll('searchSenders', sdk, node);
	expect(node).toHaveLength(4);
});

it('every page of 120 messages is asked for as the SDK does', async () => {
	twilio.standIn.seedMessages(120);
	const parameters = { operation: 'get' };
	const sdk = await record(twilio.standIn, () => twilio.client.messages.list({ pageSize: 50 }));
	const node = await byNode(() => pickAll(twilio, 'searchMessages', { parameters }));
	comparison.compareAll('searchMessages', sdk, node);
	expect(node).toHaveLength(3);
});

it('a template and the files of a message are asked for as the SDK does', async () => {
	const contentSid = { __rl: true, mode: 'list', value: defaults.contentSid };
	const parameters = { contentSid };
	for (const method of ['getTemplateText', 'getTemplateVariables']) {
		comparison.compareAll(
			method,
			await record(twilio.standIn, () =>
				twilio.client.content.v1.contents(defaults.contentSid).fetch(),
			),
			await byNode(() => mapperFields(twilio, method, { parameters })),
		);
	}
	const { sid } = await twilio.client.messages.create({
		to: '+14155552671',
		from: defaults.number,
		mediaUrl: ['https://media.example/a.png'],
	});
	const messageSid = { __rl: true, mode: 'list', value: sid };
	comparison.compareAll(
		'searchMedia',
		await record(twilio.standIn, () => twilio.client.messages(sid).media.page({ pageSize: 50 })),
		await picked('searchMedia', { parameters: { messageSid } }),
	);
});

it('reached every picker, with success', () => {
	process.stdout.write(comparison.summary());
	const { methods } = twilio.engine.nodeTypes.getByName(
		'n8n-nodes-twilio-messaging.twilioMessaging',
	);
	const own = [
		...Object.keys(methods?.listSearch ?? {}),
		...Object.keys(methods?.resourceMapping ?? {}),
	];
	expect([...comparison.operations].sort()).toEqual([...own, 'searchPhoneNumbers'].sort());
	expect(comparison.accepted).toBe(comparison.compared);
});
