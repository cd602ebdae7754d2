import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { accountOf, type TwilioAccount } from '../../connection/account';
import { readEvent, type TwilioEvent } from '../../twilio/webhook/webhookEvent';
import { isSignedByTwilio } from '../../twilio/webhook/signature';
import { rankOf } from '../../twilio/webhook/statusRank';
import { emptyTwiml, replyTwiml } from '../../twilio/webhook/twiml';
import { readTriggerParameters, type TriggerParameters } from '../fields/triggerParameters';
import { answerTwilio, answerWhenStarted, answerWithResult, turnAway } from './webhookResponse';
import { rethrown } from '../../twilio/values/problem';
import { answerOfEarlierCall, forgetCall, isStale, noteCall, noteRank } from './deduplication';
import { downloadMedia } from './receivedMedia';
import { readPosted, type Posted } from './webhookRequest';

/** Nothing starts, and n8n has nothing to answer any more. */
const nothing: IWebhookResponseData = { noWebhookResponse: true };

/** Takes what was posted to the webhook: checks that it is Twilio's, answers, and starts the workflow. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const setUp = await setUpOf(context);
	if (!setUp) {
		answerTwilio(response, undefined);
		return nothing;
	}
	const { account, settings } = setUp;
	const posted = readPosted(context);
	if (settings.checkSignature && !isGenuine(account, posted)) {
		const [address = 'unknown'] = (posted.addresses[0] ?? '').split('?');
		context.logger.warn(
			`Twilio Messaging Trigger: a request without a valid signature was refused (403). If Twilio sent it: n8n takes its public address for ${address}; if Twilio calls another one, set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL). Also check that the credential has the primary Auth Token of the account that owns the number.`,
		);
		turnAway(response);
		return nothing;
	}
	const event = readEvent(posted.parameters);
	if (!event || !isWanted(settings, event)) {
		if (event) noteRank(...progressOf(context, event));
		answerTwilio(response, emptyTwiml);
		return nothing;
	}
	const key = keyOf(context, event);
	const earlier = answerOfEarlierCall(key);
	if (earlier) {
		answerTwilio(response, await earlier);
		return nothing;
	}
	if (settings.ignoreStale && isStale(...progressOf(context, event))) {
		answerTwilio(response, emptyTwiml);
		return nothing;
	}
	return await start(context, account, settings, event, key);
}

interface SetUp {
	readonly account: TwilioAccount;
	readonly settings: TriggerParameters;
}

/** Undefined when they cannot be right: an error here would start an execution for anybody who calls. */
async function setUpOf(context: IWebhookFunctions): Promise<SetUp | undefined> {
	try {
		const account = await accountOf(context);
		const settings = readTriggerParameters((name, fallback) =>
			context.getNodeParameter(name, fallback),
		);
		return { account, settings };
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'unknown';
		context.logger.error(
			`Twilio Messaging Trigger: nothing can be received (500), because the credential or a field cannot be read: ${reason}`,
		);
		return undefined;
	}
}

function isGenuine({ authToken }: TwilioAccount, posted: Posted): boolean {
	const { addresses, signature, form, rawBody } = posted;
	return addresses.some((url) =>
		isSignedByTwilio(authToken, { url, signature, parameters: form, rawBody }),
	);
}

function isWanted({ events, statuses }: TriggerParameters, { kind, status }: TwilioEvent): boolean {
	if (!events.has(kind)) return false;
	return kind === 'messageReceived' || statuses.size === 0 || statuses.has(status);
}

function keyOf(context: IWebhookFunctions, { kind, sid, status }: TwilioEvent): string {
	return JSON.stringify([...trigger(context), kind, sid, status]);
}

/** A message that came in has no rank: it is as far as it gets. */
function progressOf(
	context: IWebhookFunctions,
	{ kind, sid, status }: TwilioEvent,
): [key: string, rank: number] {
	const rank = kind === 'messageReceived' ? Number.POSITIVE_INFINITY : rankOf(status);
	return [JSON.stringify([...trigger(context), kind, sid]), rank];
}

/** The editor's test webhook is another one than that of the active workflow. */
function trigger(context: IWebhookFunctions): string[] {
	return [context.getWorkflow().id ?? '', context.getNode().id, context.getMode()];
}

async function start(
	context: IWebhookFunctions,
	account: TwilioAccount,
	settings: TriggerParameters,
	event: TwilioEvent,
	key: string,
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const isMessage = event.kind === 'messageReceived';
	const answer =
		isMessage && settings.reply === 'workflow'
			? answerWithResult(response, settings.replyField)
			: answerWhenStarted(response, isMessage ? fixedReply(settings) : emptyTwiml);
	noteCall(key, answer);
	void answer.then((twiml) => {
		// What n8n could not take over comes again, and is no staler for it.
		if (twiml !== undefined) noteRank(...progressOf(context, event));
	});
	try {
		const { json, binary } = await itemOf(context, account, settings, event);
		return { workflowData: [[{ json, ...(binary && { binary }) }]] };
	} catch (error) {
		forgetCall(key);
		throw rethrown(error);
	}
}

function fixedReply({ reply, replyText, replyMediaUrls }: TriggerParameters): string {
	const isEmpty = replyText.trim() === '' && replyMediaUrls.length === 0;
	if (reply !== 'text' || isEmpty) return emptyTwiml;
	return replyTwiml([{ body: replyText, mediaUrls: replyMediaUrls }]);
}

async function itemOf(
	context: IWebhookFunctions,
	account: TwilioAccount,
	{ simplify, downloadMedia: downloads, mostMegabytes }: TriggerParameters,
	{ simple, raw, media }: TwilioEvent,
): Promise<{ json: IDataObject; binary?: Awaited<ReturnType<typeof downloadMedia>>['binary'] }> {
	const json: IDataObject = { ...simple, ...(!simplify && { raw }) };
	if (!downloads || media.length === 0) return { json };
	const { binary, problems } = await downloadMedia(context, account, media, mostMegabytes);
	return {
		json: { ...json, ...(problems.length > 0 && { mediaProblems: problems }) },
		binary,
	};
}
