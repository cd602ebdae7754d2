import { parseRecipient, type AddressRules } from '../../../twilio/values/address';
import type { Channel } from '../../../twilio/values/channel';
import { parseChannelRecipient } from '../../../twilio/values/channelAddress';
import { InvalidValue } from '../../../twilio/values/problem';
import { whyNotCallable } from '../../../twilio/values/reachability';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import { longestBody } from '../../../twilio/message/checkMessage';
import { writeLinkParameters } from '../../../waiting/linkParameters';
import { pageWords } from '../../../waiting/pageWords';
import type { Question } from '../../../waiting/question';
import { readRecipient } from '../../fields/message/recipient';
import { readSender } from '../../fields/message/sender';
import { checkSegments, readMaxSegments } from '../../fields/options/maxSegments';
import { readAddressRules } from '../../fields/options/numberOptions';
import { readSendOptions } from '../../fields/options/sendOptions';
import { readApprovalLabels } from '../../fields/question/approvalOptions';
import { readFormFields } from '../../fields/question/formFields';
import { messageLabel, readMessage, readResponseType } from '../../fields/question/questionFields';
import {
	readAlsoAsk,
	readAskedBy,
	readConfirmReply,
	readLanguage,
} from '../../fields/question/questionOptions';
import { readWaitLimit } from '../../fields/question/waitLimit';
import type { ItemReader } from '../../fields/reading/itemReader';
import type { AnswerWait } from '../operation';
import { checkMessage, withLikelyCountry, type Channels, type MessageKind } from './draft';

/** A question, and the messages that bring it to those who may answer. */
export interface QuestionDraft extends AnswerWait {
	readonly messages: readonly QuestionMessage[];
}

/** A question on its way to one person. */
export interface QuestionMessage {
	readonly message: CreateMessage;
	/** Under which this person answers this question. */
	readonly link: string;
}

/**
 * Reads an item's question.
 *
 * @throws InvalidValue
 */
export function readQuestionDraft(item: ItemReader, kind: MessageKind): QuestionDraft {
	const channels = kind.channels?.(item) ?? {};
	// Nobody can open a page on what sends from a short code.
	const rules = { ...readAddressRules(item), shortCodes: false };
	const sender = readSender(item, rules, channels.from);
	const recipients = readRecipients(item, rules, channels);
	const question = readQuestionOf(item, recipients, sender.from);
	const options = readSendOptions(item, rules);
	const maxSegments = readMaxSegments(item);
	const until = readWaitLimit(item);
	const messages = recipients.map((to): QuestionMessage => {
		const link = linkFor(item, { recipient: to, round: question.round });
		const body = `${question.message}\n\n${link}`;
		checkLength(body);
		const message = { to, ...sender, ...options, body };
		checkMessage(message);
		if (maxSegments !== undefined) checkSegments([message], maxSegments);
		return { message, link };
	});
	return { messages, question, until, links: messages.map(({ link }) => link) };
}

function readRecipients(item: ItemReader, rules: AddressRules, channels: Channels): string[] {
	const likely = withLikelyCountry(item, rules, channels);
	const first = readRecipient(item, likely, channels.to);
	const second = readAlsoAsk(item, (text) => {
		const address = parseFor(channels.to, text, likely);
		if (address !== first) return address;
		throw new InvalidValue('is the same as To', 'Name somebody else, or remove this option.');
	});
	return second === undefined ? [first] : [first, second];
}

function parseFor(channel: Channel | undefined, text: string, rules: AddressRules): string {
	return channel === undefined
		? parseRecipient(text, rules)
		: parseChannelRecipient(channel, text, rules);
}

function readQuestionOf(
	item: ItemReader,
	recipients: readonly string[],
	from: string | undefined,
): Question {
	const language = readLanguage(item);
	const words = pageWords[language];
	const responseType = readResponseType(item);
	const labels = responseType === 'approval' ? readApprovalLabels(item, words) : noLabels;
	return {
		round: String(item.context.resuming.runIndex),
		recipients,
		message: readMessage(item),
		askedBy: readAskedBy(item) || (from ?? '').replace(/^\w+:/, ''),
		responseType,
		...labels,
		fields: responseType === 'customForm' ? readFormFields(item) : [],
		language,
		confirmsTexts: readConfirmReply(item),
		isGate: item.context.isGate,
	};
}

const noLabels = { approveLabel: '', disapproveLabel: '' };

/** @throws InvalidValue when nobody could open the link */
function linkFor(item: ItemReader, about: { recipient: string; round: string }): string {
	const { isLocalTwilio, resuming } = item.context;
	const link = resuming.url(writeLinkParameters(about));
	const why = isLocalTwilio ? undefined : whyNotCallable(link);
	if (why === undefined) return link;
	throw new InvalidValue(
		`Nobody could answer: the public URL of this n8n is set to ${new URL(link).origin}, which ${why}. Nothing was sent`,
		'Ask the administrator of this n8n to set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL) to a URL that the internet can reach.',
	);
}

function checkLength(body: string): void {
	const { length } = Array.from(body);
	if (length <= longestBody) return;
	throw new InvalidValue(
		`has ${length} characters with its link; Twilio takes at most ${longestBody}`,
		'Shorten it: the link must stay whole, so that nothing is split or truncated here.',
		messageLabel,
	);
}
