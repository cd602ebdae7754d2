import type { INodeParameters } from 'n8n-workflow';
import { TwilioMessaging } from '../../../../../nodes/TwilioMessaging/TwilioMessaging.node';
import { forms } from '../../../../contract/generators/badInputs';
import { badSendOptions } from '../../../../contract/generators/badInputs/sendOptions';
import { byExpression, optionNames, sendFields } from '../../../../contract/generators/nodeFields';
import { fieldsOf, formInVersion, optionsIn } from '../../../../engine/formInVersion';
import { eachOption, keptOptions } from '../../../../engine/keptOptions';
import { inCollections } from '../../../../engine/inCollections';
import { letTimePass } from '../../../../engine/timeScale';
import { repositoryRoot } from '../../../../engine/packageNodes';
import { sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import { twilioItems } from '../../../../engine/twilioNode';
import { defaults } from '../../../../twilio-stand-in/defaultAccount';

/** Covers sendOptionFields, optionCollections. */

const twilio = setUpTwilio();
const { description } = new TwilioMessaging();
const to = '+14155552671';
const body = 'The train to Berlin leaves at ten past eight.';
const onError = 'continueRegularOutput';

/** Each way to send, with the fields of its own. */
const sends: ReadonlyArray<[string, INodeParameters]> = [
	['sendSms', {}],
	['sendMms', { mediaUrl: ['https://example.com/picture.jpg'] }],
	['sendWhatsApp', { messageType: 'text' }],
	['sendRcs', { messageType: 'text' }],
	['preview', { channel: 'sms' }],
];

/** Options that go together. */
const settings: ReadonlyArray<[string, INodeParameters]> = [
	[
		'what Twilio is told',
		{
			...{ addressRetention: 'retain', contentRetention: 'retain', applicationSid: sid('AP') },
			...{ attempt: 3, forceDelivery: true, messageIntent: 'otp', provideFeedback: true },
			...{ riskCheck: 'disable', trafficType: 'free', validityPeriod: 60, smartEncoded: true },
			...{ statusCallback: 'https://example.com/status', shortenUrls: true },
			...{ fallbackFrom: defaults.number, pricePerSegment: 0.01, timeout: 9 },
		},
	],
	[
		'how it is sent',
		{
			...{ longBody: 'split', longestPart: 24, maxSegments: 9, maxMessagesPerRun: 9 },
			...{ maxConcurrentRequests: 1, messagesPerSecond: 100, waitForDelivery: 1 },
			skipDuplicateRecipients: true,
		},
	],
	['a limit that is passed', { maxMessagesPerRun: 2 }],
	['a text of too many segments', { longBody: 'split', longestPart: 24, maxSegments: 2 }],
	['who has it already', { skipIfSentWithin: 60 }],
];

function sid(prefix: string): string {
	return prefix + '0'.repeat(32);
}

/** What was sent, and how the items ended; all but one of them had the text before. */
async function outcome(parameters: INodeParameters, typeVersion: number) {
	twilio.standIn.reset();
	letTimePass(repositoryRoot, 300_000);
	const items = [
		{ to, body },
		{ to, body },
		{ to: '+14155552672', body },
	];
	await twilio.run(items.slice(1), { ...sendEachItem, ...withService });
	const before = twilio.standIn.requests.length;
	const run = await twilio.run(items, parameters, { onError, typeVersion });
	const sent = twilio.standIn.requests.slice(before).filter(({ method }) => method === 'POST');
	return {
		sent: sent.map((request) => request.body).sort(),
		given: twilioItems(run).map(({ json }) => {
			const { error, delivery, skipped, requests, estimatedCost, problems } = json;
			const waited = delivery !== undefined;
			return { error, waited, skipped, requests, estimatedCost, problems };
		}),
	};
}

describe.each(sends)('%s in version 1.1', (operation, fields) => {
	const parameters = { ...sendEachItem, ...withService, ...fields, operation };
	// Preview asks Twilio nothing.
	const felt = settings.filter(
		([, { skipIfSentWithin }]) => operation !== 'preview' || !skipIfSentWithin,
	);

	it.each(felt)('does with options about %s what version 1 does', async (_, options) => {
		const old = await outcome({ ...parameters, options }, 1);
		expect(old).not.toEqual(await outcome(parameters, 1));
		expect(await outcome({ ...parameters, ...inCollections(options) }, 1.1)).toEqual(old);
	});

	const form = fieldsOf(formInVersion(description, 1.1), 'message', operation);
	const kept = keptOptions(description, 1.1, {
		...parameters,
		...eachOption(description, () => 'added'),
	});
	const offered = form.flatMap((collection) =>
		optionsIn(collection)
			.filter(({ name }) => kept.includes(name))
			.map((option) => ({ collection: collection.name, ...option })),
	);

	it.each(offered)('reads $displayName in $collection', async (option) => {
		const { displayName: label, collection, name } = option;
		const bad = { ...parameters, [collection]: { [name]: '={{ [{}] }}' } };
		const run = await twilio.run([{ to, body }], bad, { onError, typeVersion: 1.1 });
		const [item] = twilioItems(run);
		expect(JSON.stringify(item?.json)).toContain(`"field":${JSON.stringify(label)}`);
		expect(twilio.standIn.requests).toEqual([]);
	});
});

describe.each(['sendSms', 'sendSmsByService'] as const)('%s in version 1.1', (form) => {
	const senderType = form === 'sendSms' ? 'from' : 'messagingService';
	const ofForm = badSendOptions.filter((input) => input.form === form);
	// Version 1 takes a day without a time for its midnight, and refuses it for another reason.
	const isDayAlone = (value: unknown) => value === '1970-01-01';
	const inputs = ofForm.filter(
		({ label, item }) => label !== 'Max Price (Obsolete)' && !isDayAlone(item.sendAt),
	);

	it('refuses what version 1 refuses, with the same words', async () => {
		const refusals = async (typeVersion: number) => {
			const parameters = {
				...sendFields('sendSms', senderType, byExpression, optionNames, typeVersion),
				simplify: byExpression('simplify'),
			};
			const items = inputs.map(({ item }) => ({ ...forms[form].good, ...item }));
			const run = await twilio.run(items, parameters, { onError, typeVersion });
			return twilioItems(run).map(({ json }) => ({ error: json.error, details: json.details }));
		};
		const old = await refusals(1);
		expect(inputs.length).toBeGreaterThan(20);
		expect(old.map(({ details }) => details)).toMatchObject(
			inputs.map(({ label }) => ({ field: label, outcome: 'notSent' })),
		);
		expect(await refusals(1.1)).toEqual(old);
		expect(twilio.standIn.requests).toEqual([]);
	});
});

describe('Send as MMS', () => {
	const options = { sendAsMms: true };
	const formOf = async (parameters: INodeParameters) => {
		const preview = { ...sendEachItem, ...parameters, operation: 'preview' };
		const run = await twilio.run([{ to, body }], { ...preview, options }, { typeVersion: 1.1 });
		return JSON.stringify(twilioItems(run)[0]?.json.requests);
	};

	it('is previewed where SMS is', async () => {
		expect(await formOf({ channel: 'sms' })).toContain('"SendAsMms"');
	});

	it('is not there for another channel', async () => {
		const requests = await formOf({ channel: 'whatsapp', messageType: 'text' });
		expect(requests).toContain('"Body"');
		expect(requests).not.toContain('"SendAsMms"');
	});
});

test('Max Price still goes to Twilio in version 1, and is not there in version 1.1', async () => {
	const options = { maxPrice: 0.5, attempt: 2 };
	const twilioParameters = options;
	await twilio.run([{ to, body }], { ...sendEachItem, options });
	await twilio.run(
		[{ to, body }],
		{ ...sendEachItem, options, twilioParameters },
		{ typeVersion: 1.1 },
	);
	const forms = twilio.standIn.requests.map(({ form }) => Object.fromEntries(form));
	expect(forms).toEqual([
		expect.objectContaining({ MaxPrice: '0.5', Attempt: '2' }),
		expect.not.objectContaining({ MaxPrice: '0.5' }),
	]);
	expect(forms[1]).toMatchObject({ Attempt: '2' });
});

test('the collections of version 1.1 are none of version 1', async () => {
	const parameters = {
		...sendEachItem,
		twilioParameters: { attempt: 2 },
		safetyOptions: { timeout: 0 },
	};
	await twilio.run([{ to, body }], parameters);
	expect(twilio.standIn.requests.map(({ form }) => form.map(([name]) => name))).toEqual([
		['To', 'From', 'Body'],
	]);
});
