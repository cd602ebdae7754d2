import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { newestVersion } from '../../nodes/TwilioMessaging/fields/reading/typeVersion';
import { useFakeTimers } from '../engine/fakeTimers';
import { eachOption, keptOptions, withAllShown } from '../engine/keptOptions';
import { repositoryRoot } from '../engine/packageNodes';
import { endProcess } from '../engine/processMemory';
import { pngUrl } from '../engine/sentMessages';
import { sendEachItem, setUpTwilio } from '../engine/setUpTwilio';
import { twilioItems } from '../engine/twilioNode';
import { Receiver } from '../nodes/TwilioMessagingTrigger/receive/receivingTrigger';
import { defaults } from '../twilio-stand-in/defaultAccount';
import { actionForms, triggerForms, type ActionForm } from './optionForms';
import { sentBy } from './saved/sentBy';
import { Stage } from './saved/startedBy';

/**
 * n8n leaves out of a run what its form does not show. Nothing may depend on that: what a hidden option is
 * set to changes nothing, also if n8n passes it on.
 */

const twilio = setUpTwilio();

const node = (name: string, version: number) =>
	twilio.engine.nodeTypes.getByNameAndVersion(`n8n-nodes-twilio-messaging.${name}`, version)
		.description;

/** What each option that is hidden somewhere is set to there: what one would notice. */
const unusual: Readonly<Record<string, string | number | boolean>> = {
	...{ allowShortCodes: true, confirmReply: false, largestMedia: 0.0001, longBody: 'cut' },
	...{ longestPart: 20, maxConcurrentRequests: 1, maxSegments: 1, messagesPerSecond: 0.01 },
	...{ pricePerSegment: 0.5, skipDuplicateRecipients: true, timeout: 1 },
	waitForDelivery: 1,
	...{ answerWaitingQuestions: true, combineWithinSeconds: 5, confirmAnswers: false },
	...{ downloadMedia: true, ignoreStale: true, longReply: 'cut', mostMegabytes: 0.0001 },
	replaceExisting: true,
};

/** In a version that no release had, they made a preview of what no send sends. */
const wrongInPreviews = ['contentSid', 'contentVariables', 'persistentAction', 'sendAsMms'];

/** The options of a form that it does not show. */
async function hiddenIn(
	description: INodeTypeDescription,
	version: number,
	parameters: INodeParameters,
): Promise<string[]> {
	const decisive = ['downloadMedia', 'answerWaitingQuestions'];
	const added = eachOption(description, (name) => (decisive.includes(name) ? false : 'added'));
	const form = { ...parameters, ...added };
	const kept = keptOptions(description, version, form);
	const offered = await withAllShown(description, () =>
		Promise.resolve(keptOptions(description, version, form)),
	);
	return offered.filter((name) => !kept.includes(name) && !wrongInPreviews.includes(name));
}

/** The form with these options set. */
function withOptions(
	description: INodeTypeDescription,
	parameters: INodeParameters,
	names: readonly string[],
): INodeParameters {
	const options = Object.fromEntries(names.map((name) => [name, unusual[name]]));
	const collections = Object.keys(eachOption(description, () => ''));
	// A name is in one collection of a form alone; n8n leaves it out of the others.
	return { ...parameters, ...Object.fromEntries(collections.map((name) => [name, options])) };
}

const item = {
	to: '+14155552671',
	body: 'Hello, the train to Berlin leaves at ten past eight from platform nine today 👋',
};
const template = { __rl: true, mode: 'id', value: defaults.contentSid };

/** What else a form needs. */
const filledIn = ({ operation, channel, messageType, parameters }: ActionForm): INodeParameters => {
	const senders: Readonly<Record<string, string>> = {
		...{ sendRcs: defaults.rcsSender, rcs: defaults.rcsSender },
		...{ sendWhatsApp: defaults.whatsAppSender, whatsapp: defaults.whatsAppSender },
	};
	const sender =
		senders[operation.startsWith('send') && operation !== 'sendAndWait' ? operation : channel];
	return {
		...sendEachItem,
		from: { __rl: true, mode: 'sender', value: sender ?? defaults.number },
		messageSid: { __rl: true, mode: 'id', value: '={{ $json.sid }}' },
		...{ message: item.body, contentSid: template },
		...{ latitude: 1.5, longitude: 2.5, formFields: { values: [{ fieldLabel: 'Day' }] } },
		...((operation === 'sendMms' || messageType === 'media') && { mediaUrl: [pngUrl] }),
		...parameters,
	};
};

/** A form is tried once for what it asks, and what it shows. */
async function outcomeOf(parameters: INodeParameters) {
	const saved = { name: '', parameters, items: [{ ...item, sid: 'of the message' }] };
	const sent = await sentBy(twilio.engine, twilio.standIn, {
		...saved,
		typeVersion: newestVersion,
	});
	const settings = { typeVersion: newestVersion };
	const isPreview = parameters.operation === 'preview';
	const items = isPreview ? twilioItems(await twilio.run([item, item], parameters, settings)) : [];
	return {
		sent: sent.map((request) => request.replaceAll(/http[^&\s]+/g, '{link}')),
		previews: items.map(({ json }) => json),
	};
}

test('hidden options of the action node change nothing', async () => {
	const description = node('twilioMessaging', newestVersion);
	const tried = new Set<string>();
	for (const form of actionForms) {
		if (form.downloadMedia) continue;
		const hidden = await hiddenIn(description, newestVersion, form.parameters);
		expect(hidden.filter((name) => !(name in unusual))).toEqual([]);
		const key = [form.operation, form.channel, form.messageType, ...hidden].join(' ');
		if (hidden.length === 0 || tried.has(key)) continue;
		tried.add(key);
		const parameters = filledIn(form);
		const added = withOptions(description, parameters, hidden);
		const outcome = await withAllShown(description, () => outcomeOf(added));
		expect([key, outcome]).toEqual([key, await outcomeOf(parameters)]);
		expect([key, outcome.sent]).not.toEqual([key, []]);
	}
	process.stdout.write(`Hidden options of the action node: ${tried.size} forms tried\n`);
	expect(tried.size).toBeGreaterThan(20);
});

describe('the trigger', () => {
	let receiver: Receiver;
	beforeAll(async () => {
		receiver = new Receiver(twilio);
		await receiver.start();
		useFakeTimers(true);
	});
	afterAll(() => {
		jest.useRealTimers();
		receiver.stop();
	});

	test('hidden options change nothing', async () => {
		const description = node('twilioMessagingTrigger', 1);
		const stage = new Stage(twilio, receiver);
		const number = { __rl: true, mode: 'id', value: '{number}' };
		const service = { __rl: true, mode: 'id', value: defaults.messagingServiceSid };
		// Somebody else has the messages: Replace Existing Webhook would take them over.
		const before = { 'number.sms_url': 'https://crm.example/sms' };
		let count = 0;
		for (const form of triggerForms) {
			if (form.downloadMedia || form.answerWaitingQuestions) continue;
			const hidden = await hiddenIn(description, 1, form.parameters);
			if (hidden.length === 0) continue;
			expect(hidden.filter((name) => !(name in unusual))).toEqual([]);
			const parameters: INodeParameters = {
				...form.parameters,
				...{ phoneNumberSid: number, messagingServiceSid: service },
				replyText: 'word '.repeat(400),
			};
			const saved = { name: form.name, returns: { reply: 'word '.repeat(400) } };
			const mayReplace = hidden.includes('replaceExisting');
			const play = async (all: INodeParameters) => {
				endProcess(repositoryRoot);
				const set = { ...saved, parameters: all, ...(mayReplace && { before }) };
				const { happened, standing, switchedOn } = await stage.play(set);
				return { happened, standing, switchedOn };
			};
			const added = withOptions(description, parameters, hidden);
			const outcome = await withAllShown(description, () => play(added));
			expect([form.name, outcome]).toEqual([form.name, await play(parameters)]);
			count += 1;
		}
		process.stdout.write(`Hidden options of the trigger: ${count} forms tried\n`);
		expect(count).toBeGreaterThan(20);
	});
});
