import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { TwilioMessaging } from '../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TwilioMessagingTrigger } from '../../nodes/TwilioMessagingTrigger/TwilioMessagingTrigger.node';
import { operations } from '../../nodes/TwilioMessaging/operations';
import { newestVersion } from '../../nodes/TwilioMessaging/fields/reading/typeVersion';
import { eachOption, keptOptions } from '../engine/keptOptions';
import { sendEachItem, setUpTwilio } from '../engine/setUpTwilio';
import { twilioItems } from '../engine/twilioNode';
import { actionForms, triggerForms, type ActionForm, type TriggerForm } from './optionForms';

/** Covers shownIf. */

const action = new TwilioMessaging().description;
const trigger = new TwilioMessagingTrigger().description;

/** Where something works. */
type Where<Form> = (form: Form) => boolean;
/** Every option, and where it works. One that is shown elsewhere, or not there, fails the test. */
type Table<Form> = Readonly<Record<string, Where<Form>>>;

const among =
	(...operations: string[]): Where<ActionForm> =>
	({ resource, operation }) =>
		operations.includes(resource === 'media' ? `media.${operation}` : operation);
const send = among('sendSms', 'sendMms', 'sendWhatsApp', 'sendRcs');
const preview = among('preview');
const question = among('sendAndWait');
const isSms: Where<ActionForm> = ({ channel }) => channel === 'sms';
const message: Where<ActionForm> = (form) => send(form) || preview(form);
const previewOfSms: Where<ActionForm> = (form) => preview(form) && isSms(form);
const sms: Where<ActionForm> = (form) => among('sendSms', 'sendMms')(form) || previewOfSms(form);
const anyRequest: Where<ActionForm> = (form) =>
	!among('preview', 'buildReply', 'sendAndWait')(form);
/** Only a template of WhatsApp and RCS has no field for the text. */
const text: Where<ActionForm> = (form) =>
	message(form) && (sms(form) || form.messageType !== 'template');
const messageOrQuestion: Where<ActionForm> = (form) => message(form) || question(form);

const ofAction: Table<ActionForm> = {
	addressRetention: message,
	allowShortCodes: sms,
	alsoAsk: question,
	applicationSid: message,
	askedBy: question,
	attempt: message,
	confirmReply: (form) => question(form) && form.responseType !== 'customForm',
	contentRetention: message,
	contentSid: sms,
	contentVariables: sms,
	defaultCountry: messageOrQuestion,
	downloadMedia: among('get'),
	fallbackFrom: message,
	forceDelivery: message,
	language: question,
	largestMedia: (form) =>
		among('media.download')(form) || (among('get')(form) && form.downloadMedia),
	limitWaitTime: question,
	longBody: text,
	longestPart: text,
	maxConcurrentRequests: anyRequest,
	maxMessagesPerRun: message,
	maxSegments: (form) =>
		among('sendSms')(form) || previewOfSms(form) || (question(form) && isSms(form)),
	messageIntent: message,
	messagesPerSecond: send,
	persistentAction: sms,
	pricePerSegment: previewOfSms,
	provideFeedback: message,
	riskCheck: message,
	sendAsMms: (form) => among('sendSms')(form) || previewOfSms(form),
	sendAt: message,
	// Preview shows what it would refuse.
	sendOnceKey: message,
	shortenUrls: messageOrQuestion,
	skipDuplicateRecipients: send,
	skipIfSentWithin: message,
	smartEncoded: messageOrQuestion,
	statusCallback: messageOrQuestion,
	timeout: anyRequest,
	trafficType: message,
	validityPeriod: message,
	waitForDelivery: send,
};

const received: Where<TriggerForm> = ({ events }) => events.includes('messageReceived');
const statuses: Where<TriggerForm> = ({ events }) => events.includes('messageStatusUpdated');
const replies: Where<TriggerForm> = (form) => received(form) && form.reply !== 'nothing';

const ofTrigger: Table<TriggerForm> = {
	answerWaitingQuestions: received,
	checkSignature: () => true,
	combineWithinSeconds: received,
	confirmAnswers: (form) => received(form) && form.answerWaitingQuestions,
	downloadMedia: received,
	ignoreStale: statuses,
	longReply: replies,
	mostMegabytes: (form) => received(form) && form.downloadMedia,
	// A number has no status updates of its own; elsewhere, nothing is set at Twilio.
	replaceExisting: (form) =>
		form.source !== 'manual' &&
		(received(form) || (form.source === 'messagingService' && statuses(form))),
};

/** The options that others depend on, as the form has them; the others are there. */
const valueIn = (form: ActionForm | TriggerForm) => {
	const decisive = new Map<string, unknown>(Object.entries(form));
	return (name: string) => (decisive.has(name) ? decisive.get(name) === true : 'added');
};

const places = <Form extends ActionForm | TriggerForm>(table: Table<Form>, form: Form) =>
	Object.keys(table).filter((name) => table[name]?.(form));

/** What each form shows. */
const shown = (
	description: INodeTypeDescription,
	version: number,
	forms: ReadonlyArray<ActionForm | TriggerForm>,
) =>
	forms.map((form) => {
		const parameters = { ...form.parameters, ...eachOption(description, valueIn(form)) };
		return { name: form.name, options: keptOptions(description, version, parameters) };
	});

test('the action node shows an option where it works', () => {
	const works = actionForms.map((form) => ({ name: form.name, options: places(ofAction, form) }));
	expect(shown(action, newestVersion, actionForms)).toEqual(works);
	expect(works.length).toBeGreaterThan(1000);
});

test('the trigger shows an option where it works', () => {
	const works = triggerForms.map((form) => ({ name: form.name, options: places(ofTrigger, form) }));
	expect(shown(trigger, 1, triggerForms)).toEqual(works);
	expect(works.length).toBeGreaterThan(100);
});

test('version 1 shows the same in each form, but for the size of what is not downloaded', () => {
	for (const { value, resource } of operations.filter(({ value }) => value !== 'sendAndWait')) {
		const forms = actionForms.filter(
			(form) => form.operation === value && form.resource === resource,
		);
		const lists = new Set(shown(action, 1, forms).map(({ options }) => options.join()));
		const count = resource === 'message' && value === 'get' ? 2 : 1;
		expect([resource, value, lists.size]).toEqual([resource, value, count]);
	}
});

/**
 * Shown although it cannot work there: without it, what a person asked for would silently be left out.
 * Each says what is missing.
 */
const refused: ReadonlyArray<[string, INodeParameters, string]> = [
	['Send At', { sendAt: '2030-01-01T12:00:00Z' }, 'works only with a Messaging Service'],
	['Shorten URLs', { shortenUrls: true }, 'works only with a Messaging Service'],
	['Content Variables', { contentVariables: '{"1":"Ana"}' }, 'there is no template to fill'],
	[
		'Skip If Sent Within (Minutes)',
		{ skipIfSentWithin: 5, contentSid: `HX${'0'.repeat(32)}` },
		'is not supported for media, templates or redacted messages',
	],
];

describe('an option that is shown where it cannot work', () => {
	const twilio = setUpTwilio();

	it.each(refused)('%s says what is missing', async (label, options, words) => {
		const { skipIfSentWithin, ...others } = options;
		const safety = skipIfSentWithin === undefined ? {} : { safetyOptions: { skipIfSentWithin } };
		const parameters = { ...sendEachItem, options: others, ...safety };
		const settings = { typeVersion: newestVersion, onError: 'continueRegularOutput' as const };
		const run = await twilio.run([{ to: '+14155552671', body: 'Hello' }], parameters, settings);
		const error = JSON.stringify(twilioItems(run)[0]?.json.error);
		expect(error).toContain(`'${label}'`);
		expect(error).toContain(words);
		expect(twilio.standIn.requests).toEqual([]);
	});
});
