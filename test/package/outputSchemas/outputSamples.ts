import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf } from '../../engine/engine';
import { onEachFile, pngUrl, sendFiles } from '../../engine/sentMessages';
import {
	onEachMessage,
	recipients,
	sendEachItem,
	withService,
	type TwilioSetUp,
} from '../../engine/setUpTwilio';
import { twilioNodeName, twilioWorkflow } from '../../engine/twilioNode';
import { linksIn, WaitingExecution } from '../../engine/waitingExecution';
import { defaults } from '../../twilio-stand-in/server';

type Sample = (twilio: TwilioSetUp) => Promise<IDataObject[]>;

const person = '+14155552671';
const from = (value: string) => ({ from: { __rl: true, mode: 'sender', value } });
const item = { to: person, body: 'Hello' };

/** Sent, so that prices, dates and an error are known. */
async function settled(twilio: TwilioSetUp): Promise<IDataObject[]> {
	const items = recipients(2);
	const [failing] = items;
	const outcome = { status: 'undelivered', errorCode: 30003 } as const;
	twilio.standIn.delivery.setOutcome(failing?.to ?? '', outcome);
	const sent = await twilio.results(items, sendEachItem);
	twilio.standIn.clock.advance(60_000);
	return sent;
}

const got: Sample = async (twilio) =>
	await twilio.results(await settled(twilio), onEachMessage('get'));

/** What gives messages gives them in all their states. */
const message =
	(own: Sample): Sample =>
	async (twilio) => [...(await own(twilio)), ...(await got(twilio))];

const send = (parameters: INodeParameters) =>
	message((twilio) => twilio.results([item], { ...sendEachItem, ...parameters }));

const onFile =
	(operation: string): Sample =>
	async (twilio) => {
		const { sid, media } = await sendFiles(twilio, pngUrl);
		return await twilio.results([{ sid, media: media[0] ?? '' }], onEachFile(operation));
	};

const onSent =
	(operation: string, parameters: INodeParameters = {}, sending: INodeParameters = {}): Sample =>
	async (twilio) => {
		const [sent = {}] = await twilio.results([item], { ...sendEachItem, ...sending });
		if (operation !== 'cancel') twilio.standIn.clock.advance(60_000);
		return await twilio.results([sent], { ...onEachMessage(operation), ...parameters });
	};

async function replies(twilio: TwilioSetUp): Promise<IDataObject[]> {
	const own = defaults.numberWithoutService;
	const [sent = {}] = await twilio.results([item], { ...sendEachItem, ...from(own) });
	twilio.standIn.clock.advance(60_000);
	await twilio.standIn.receive({ from: person, to: own, body: 'Yes' });
	const parameters = { ...onEachMessage('waitForReply'), waitForReply: 1 };
	const [replied = {}] = await twilio.results([sent], parameters);
	const [full] = await got(twilio);
	return [replied, { message: full, reply: full }];
}

/** Answered on the page, in each way. */
async function answered(twilio: TwilioSetUp): Promise<IDataObject[]> {
	const answer = async (parameters: INodeParameters, form: Record<string, string>) => {
		const asking = { ...sendEachItem, operation: 'sendAndWait', message: 'May Ana book it?' };
		const workflow = twilioWorkflow([{}], { ...asking, to: person, ...parameters });
		const execution = await WaitingExecution.start(twilio, workflow);
		const [link = ''] = linksIn(twilio.standIn.messages().at(-1)?.body ?? '');
		await execution.post(link, { answeredBy: 'page', ...form });
		return execution.run ? jsonOf(execution.run, twilioNodeName) : [];
	};
	return [
		...(await answer({}, { decision: 'disapprove', comment: 'Too dear' })),
		...(await answer({ responseType: 'freeText' }, { text: 'On Monday' })),
	];
}

async function previews(twilio: TwilioSetUp): Promise<IDataObject[]> {
	const preview = { ...sendEachItem, operation: 'preview' };
	const body = `“Grüße” ${'👋 '.repeat(80)}`;
	const options = { pricePerSegment: 0.0079, longBody: 'split' };
	const items = [
		{ to: person, body },
		{ to: '0151 23456789', body: '{{ name }}' },
	];
	return [
		...(await twilio.results(items, { ...preview, options })),
		...(await twilio.results([item], { ...preview, ...withService, senderType: 'both' })),
	];
}

/** One run of each operation, by resource and operation. */
export const samples: Readonly<Record<string, Sample>> = {
	'message/sendSms': send({}),
	'message/sendMms': send({ operation: 'sendMms', mediaUrl: [pngUrl] }),
	'message/sendWhatsApp': send({
		operation: 'sendWhatsApp',
		messageType: 'text',
		...from(defaults.whatsAppSender),
	}),
	'message/sendRcs': send({
		operation: 'sendRcs',
		messageType: 'text',
		...from('stand_in_agent'),
	}),
	'message/buildReply': (twilio) =>
		twilio.results([{}], { operation: 'buildReply', body: 'Hello', mediaUrl: [] }),
	'message/cancel': message(async (twilio) => {
		const sendAt = new Date(twilio.standIn.clock.now() + 3_600_000).toISOString();
		return await onSent('cancel', {}, { ...withService, options: { sendAt } })(twilio);
	}),
	'message/delete': onSent('delete'),
	'message/erase': async (twilio) => {
		const { sid } = await sendFiles(twilio, pngUrl);
		twilio.standIn.clock.advance(60_000);
		return await twilio.results([{ sid }], onEachMessage('erase'));
	},
	'message/get': got,
	'message/getDeliveryStatus': async (twilio) =>
		await twilio.results(await settled(twilio), {
			...onEachMessage('getDeliveryStatus'),
			waitForDelivery: 1,
		}),
	'message/getStatistics': async (twilio) => {
		await settled(twilio);
		return await twilio.results([{}], { operation: 'getStatistics' }, { typeVersion: 1.1 });
	},
	'message/list': async (twilio) => {
		await settled(twilio);
		return await twilio.results([{}], { operation: 'list', returnAll: true });
	},
	'message/preview': previews,
	'message/redact': message(onSent('redact')),
	'message/sendFeedback': onSent(
		'sendFeedback',
		{ outcome: 'confirmed' },
		{ options: { provideFeedback: true } },
	),
	'message/sendAndWait': answered,
	'message/waitForReply': replies,
	'media/delete': onFile('delete'),
	'media/download': onFile('download'),
	'media/list': onFile('list'),
};
