import { createSdkClient } from '../../twilio-stand-in/sdkClient';
import { defaults } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';
import { credentialOf, pick, pickAll, type Browsing } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

/** Covers servicesOfNumbers. */

const twilio = setUpTwilio();

const names = async (method: string, browsing?: Browsing) =>
	(await pick(twilio, method, browsing)).results.map(({ name }) => name);
/** What stands behind a number that is in the local Twilio's own service. */
const inService = ' – in the Messaging Service “Stand-in service”';
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
			[
				[defaults.numberWithoutService, ''],
				[defaults.smsNumber, inService],
				[defaults.number, inService],
			].map(([number, mark]) => ({
				name: `${number}${mark}`,
				value: own.find((each) => each.phone_number === number)?.sid,
			})),
		);
	});

	test('are marked for the trigger where a service gets their messages, as far as that can be asked', async () => {
		const trigger = { node: 'twilioMessagingTrigger' as const };
		const numbers = async () => await names('searchPhoneNumbers', trigger);
		expect(await numbers()).toContain(`${defaults.number}${inService}`);
		expect(twilio.standIn.requests).toHaveLength(1 + 1 + 2);
		await createSdkClient(twilio.standIn)
			.messaging.v1.services(defaults.messagingServiceSid)
			.update({ useInboundWebhookOnNumber: true });
		expect(await numbers()).toContain(defaults.number);
		twilio.standIn.faults.decide = ({ path }) =>
			path.startsWith('/v1/Services')
				? { kind: 'error', status: 503, moment: 'before' }
				: undefined;
		expect(await numbers()).toContain(defaults.number);
	});

	test('and of many services, ten are asked', async () => {
		const account = twilio.standIn.addAccount({
			messagingServices: Array.from({ length: 40 }, (_, index) => ({
				sid: falseSid('MG', 100 + index),
				friendlyName: `Service ${index}`,
				senders: [],
			})),
		});
		const node = 'twilioMessagingTrigger' as const;
		await pick(twilio, 'searchPhoneNumbers', { node, credential: credentialOf(account) });
		expect(twilio.standIn.requests).toHaveLength(1 + 1 + 10);
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
