import type { IWebhookFunctions } from 'n8n-workflow';
import { askTwilio } from '../../../connection/askTwilio';
import { isFailure } from '../../../twilio/api/failure';
import { noForm } from '../../../twilio/message/formLabels';
import { listMessagesRequest } from '../../../twilio/message/messageRequests';
import { parseMessagePage } from '../../../twilio/message/messageResource';
import { emptyTwiml } from '../../../twilio/webhook/twiml';
import type { TwilioEvent } from '../../../twilio/webhook/webhookEvent';
import { rememberedQuestions } from '../../../waiting/rememberedQuestions';
import type { WaitingBase, WaitingLink } from '../../../waiting/waitingLink';
import { fittedReply } from '../fittedReply';
import { warnOnce } from '../triggerLog';
import type { WebhookSetUp } from '../webhookSetUp';
import { lastQuestion } from './lastQuestion';
import { oncePerQuestion } from './oncePerQuestion';
import { possibleAnswer, type PossibleAnswer } from './possibleAnswer';
import { postAnswer, type Verdict } from './postAnswer';
import { waitingAddress } from './waitingAddress';

/**
 * Only the last text counts, but those that nobody has got, such as scheduled ones, and those of other
 * numbers may stand before it.
 */
const mostListed = 100;
/** Twilio waits 15 seconds for its answer, and gets one after 13. All of these in seconds. */
const longestList = 3;
const longestPost = 6;
const longestAll = 10;

/**
 * Lets a message answer the question that its number sent to its person last, if it may, and if one waits.
 * Whatever goes wrong, it is a normal message: better answered and received than lost.
 *
 * @param arrived when Twilio began to wait for its answer, in milliseconds since 1970
 * @returns what Twilio is answered when the message was taken for an answer: nothing starts then
 */
export async function answerQuestion(
	context: IWebhookFunctions,
	setUp: WebhookSetUp,
	event: TwilioEvent,
	arrived: number,
): Promise<string | undefined> {
	const { answerQuestions, confirmAnswers, longReply } = setUp.parameters;
	const answer = answerQuestions ? possibleAnswer(event) : undefined;
	const base = answer && baseToAnswerAt(context, setUp);
	const link = base && (await findQuestion(context, setUp, answer, base, arrived));
	if (!link) return undefined;
	const verdict = await oncePerQuestion(
		link.url,
		async () => await postInTime(context, link, answer, arrived),
	);
	if (!verdict.taken) {
		if (verdict.problem !== undefined) tell(context, `the link of the question ${verdict.problem}`);
		return undefined;
	}
	const isConfirmed = confirmAnswers && verdict.reply !== '';
	return isConfirmed ? fittedReply(verdict.reply, [], longReply).twiml : emptyTwiml;
}

/** Whoever can post unsigned could answer for everybody. */
function baseToAnswerAt(
	context: IWebhookFunctions,
	{ parameters: { checkSignature } }: WebhookSetUp,
): WaitingBase | undefined {
	const base = checkSignature ? waitingAddress(context) : undefined;
	if (!checkSignature) tell(context, 'Check Signature is off');
	else if (!base) tell(context, 'n8n’s own URL for waiting executions cannot be told from others');
	return base;
}

async function findQuestion(
	context: IWebhookFunctions,
	{ account }: WebhookSetUp,
	answer: PossibleAnswer,
	base: WaitingBase,
	arrived: number,
): Promise<WaitingLink | undefined> {
	const { from: person, to: number } = answer;
	// Of all senders: what a Messaging Service has taken and not sent yet has none.
	const request = listMessagesRequest(account.accountSid, { to: person }, mostListed);
	const page = await askTwilio(context, account, request, longestList, noForm);
	const listed = isFailure(page) ? undefined : parseMessagePage(page.body)?.messages;
	if (listed && !isFailure(page)) {
		const remembered = rememberedQuestions(person, number);
		const byTwilio = page.date - (Date.now() - arrived);
		return lastQuestion({ listed, remembered, arrived: byTwilio }, answer, base);
	}
	const reason = isFailure(page) ? page.meaning.replace(/\.$/, '') : 'It is not one';
	tell(context, `Twilio’s list of the texts to its sender could not be read (${reason})`);
	return undefined;
}

async function postInTime(
	context: IWebhookFunctions,
	link: WaitingLink,
	answer: PossibleAnswer,
	arrived: number,
): Promise<Verdict> {
	const left = Math.floor(longestAll - (Date.now() - arrived) / 1000);
	if (left < 1) return { taken: false, problem: 'could not be called in time' };
	return await postAnswer(context, link, answer, Math.min(left, longestPost));
}

function tell(context: IWebhookFunctions, reason: string): void {
	warnOnce(context, `a text that may answer a question started the workflow, because ${reason}.`);
}
