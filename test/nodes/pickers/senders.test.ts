import type { IDataObject } from 'n8n-workflow';
import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import type { Account } from '../../twilio-stand-in/accounts';
import { defaults } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';
import { pick, pickAll, type Browsing } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

const twilio = setUpTwilio();
const credentialOf = ({ sid, authToken }: Account): IDataObject => ({ accountSid: sid, authToken });
const names = async (method: string, browsing?: Browsing) =>
	(await pick(twilio, method, browsing)).results.map(({ name }) => name);
const sendMms = { parameters: { operation: 'sendMms' } };

describe('numbers', () => {
	test('show what they can do, and stand in the field as Twilio takes them', async () => {
		const [number] = twilio.standIn.phoneNumbers();
		await createSdkClient(twilio.standIn)
			.incomingPhoneNumbers(number?.sid ?? '')
			.update({ friendlyName: 'Support' });
		expect(await pick(twilio, 'searchSenders')).toEqual({
			results: [
				{ name: '+12025550104 – SMS, MMS', value: '+12025550104' },
				{ name: '+447700900100 – SMS', value: '+447700900100' },
				{ name: '+12025550100 (Support) – SMS, MMS', value: '+12025550100' },
			],
		});
	});

	test('are only those that can send what is to be sent', async () => {
		const listed = await pick(twilio, 'searchSenders', sendMms);
		expect(listed.results.map(({ value }) => value)).toEqual([
			defaults.numberWithoutService,
			defaults.number,
		]);
	});

	test('are SIDs for the trigger, without those that cannot take part', async () => {
		const { results } = await pick(twilio, 'searchPhoneNumbers', {
			node: 'twilioMessagingTrigger',
		});
		const own = twilio.standIn.phoneNumbers();
		expect(results).toEqual(
			[defaults.numberWithoutService, defaults.smsNumber, defaults.number].map((name) => ({
				name,
				value: own.find((number) => number.phone_number === name)?.sid,
			})),
		);
	});

	test('of 3,000 open with one request, and need one more for each page', async () => {
		twilio.standIn.seedPhoneNumbers(3000);
		const first = await pick(twilio, 'searchSenders');
		expect(first.results).toHaveLength(1000);
		expect(twilio.standIn.requests).toHaveLength(1);
		const pages = await pickAll(twilio, 'searchSenders');
		expect(new Set(pages.flatMap(({ results }) => results.map(({ value }) => value))).size).toBe(
			3003,
		);
		expect(twilio.standIn.requests).toHaveLength(1 + 4);
	});

	test.each(['+1 (303) 000-0042', '3030000042', '0000042', '303 000 0042'])(
		'%s is found among 3,000 with one request',
		async (filter) => {
			twilio.standIn.seedPhoneNumbers(3000);
			const { results, paginationToken } = await pick(twilio, 'searchSenders', { filter });
			expect(results.map(({ value }) => value)).toEqual(['+13030000042']);
			expect(paginationToken).toBeUndefined();
			expect(twilio.standIn.requests).toHaveLength(1);
		},
	);

	test('are found by name wherever they stand among 3,000, for Twilio does not look for names', async () => {
		twilio.standIn.seedPhoneNumbers(3000);
		const [oldest] = twilio.standIn.phoneNumbers();
		await createSdkClient(twilio.standIn)
			.incomingPhoneNumbers(oldest?.sid ?? '')
			.update({ friendlyName: 'Front Desk' });
		expect(await names('searchSenders', { filter: 'front d' })).toEqual([
			'+12025550100 (Front Desk) – SMS, MMS',
		]);
		expect(await names('searchSenders', { filter: 'nobody' })).toEqual([]);
	});
});

describe('channel senders', () => {
	test.each([
		['sendWhatsApp', '+12025550103', defaults.whatsAppSender],
		['sendRcs', 'stand_in_agent', defaults.rcsSender],
	])('of %s are those of its channel, and can be sent from', async (operation, name, value) => {
		const listed = await pick(twilio, 'searchChannelSenders', { parameters: { operation } });
		expect(listed).toEqual({ results: [{ name, value }] });
		await twilio.run([{}], {
			operation,
			senderType: 'from',
			from: { __rl: true, mode: 'list', value },
			to: '+14155552671',
			messageType: 'text',
			body: 'Hello',
		});
		expect(twilio.standIn.messages()).toMatchObject([{ from: value }]);
	});
});

describe('messaging services', () => {
	test.each(['twilioMessaging', 'twilioMessagingTrigger'] as const)(
		'are found by name and SID in %s',
		async (node) => {
			const services = [
				{ name: 'Empty service', value: defaults.emptyMessagingServiceSid },
				{ name: 'Stand-in service', value: defaults.messagingServiceSid },
			];
			const search = async (filter?: string) =>
				(await pick(twilio, 'searchMessagingServices', { node, ...(filter && { filter }) }))
					.results;
			expect(await search()).toEqual(services);
			expect(await search('EMPTY')).toEqual(services.slice(0, 1));
			expect(await search(defaults.messagingServiceSid)).toEqual(services.slice(1));
			expect(await search('nobody')).toEqual([]);
		},
	);

	test('of 250 are read in three pages', async () => {
		const messagingServices = Array.from({ length: 250 }, (_, index) => ({
			sid: falseSid('MG', 1000 + index),
			friendlyName: `Service ${index}`,
			senders: [],
		}));
		const credential = credentialOf(twilio.standIn.addAccount({ messagingServices }));
		const pages = await pickAll(twilio, 'searchMessagingServices', { credential });
		expect(pages.map(({ results }) => results.length)).toEqual([100, 100, 50]);
		expect(twilio.standIn.requests).toHaveLength(3);
		const browsing = { credential, filter: 'service 7' };
		const found = await pickAll(twilio, 'searchMessagingServices', browsing);
		expect(found.flatMap(({ results }) => results.map(({ name }) => name))).toEqual(
			[79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 7].map((index) => `Service ${index}`),
		);
	});
});

test('a next page on another host is asked for where the first one was', async () => {
	twilio.standIn.seedPhoneNumbers(1500);
	const { paginationToken } = await pick(twilio, 'searchSenders');
	expect(paginationToken).toMatch(/^\/2010-04-01\/Accounts\/AC\d+\/IncomingPhoneNumbers\.json\?/);
	for (const forged of ['@evil.example/', '.evil.example/', 'https://evil.example/'])
		await pick(twilio, 'searchSenders', { paginationToken: forged });
	const [first, ...others] = twilio.standIn.requests.map(({ path, query }) => ({ path, query }));
	expect(others).toEqual([first, first, first]);
});

test('a sender that was picked is sent from as one that was typed', async () => {
	const { results } = await pick(twilio, 'searchSenders');
	for (const mode of ['list', 'sender'])
		await twilio.run([{}], {
			operation: 'sendSms',
			senderType: 'from',
			from: { __rl: true, mode, value: String(results[0]?.value) },
			to: '+14155552671',
			body: 'Hello',
		});
	const [picked, typed] = twilio.standIn.requests.slice(1);
	expect(picked?.status).toBe(201);
	expect(picked?.body).toBe(typed?.body);
});
