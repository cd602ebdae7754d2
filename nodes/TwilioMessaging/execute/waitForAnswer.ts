import { WAIT_INDEFINITELY, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/api/json';
import { InvalidValue } from '../../twilio/values/problem';
import { rememberSent, type SentQuestion } from '../answering/rememberSent';
import { keepQuestion } from '../answering/waitingQuestion';
import { isTool } from '../fields/reading/tool';
import type { AnswerWait } from '../operations/operation';
import type { ItemResult } from './output';
import type { QuestionResult } from './questionResult';

/**
 * What speaks against asking a person and waiting, before anything is read or sent; undefined when
 * nothing does.
 */
export function whyNotToAsk(context: IExecuteFunctions): InvalidValue | undefined {
	const items = context.getInputData();
	if (isTool(context.getNode())) {
		return new InvalidValue(
			'A tool of an AI agent cannot wait for a person. Nothing was sent',
			'To let a person approve what the agent does, put Twilio Messaging under Human Review between the agent and its tool.',
		);
	}
	if (items.length <= 1) return undefined;
	return new InvalidValue(
		`One question can wait at a time, and ${items.length} items came in. Nothing was sent`,
		'Put Loop Over Items before it, with a batch size of 1, or let one item through.',
	);
}

/**
 * Nobody could tell what looks like an answer in the item from one to this question: on the limit, n8n passes on
 * what came in.
 */
export function whyUnclear(
	items: readonly INodeExecutionData[],
	{ until, question }: AnswerWait,
): InvalidValue | undefined {
	if (until === undefined) return undefined;
	const json = items[0]?.json ?? {};
	const { data } = json;
	if (isJsonObject(data) && ('answeredAt' in data || 'approved' in data)) {
		return new InvalidValue(
			'The item already has what looks like an answer in "data". Nothing was sent',
			'When the time is over, n8n passes the item on as it is, and that would be taken for the answer to this question. Rename or remove the field "data" with Edit Fields (Set) before this node, or remove Limit Wait Time.',
		);
	}
	// Of the gate before a tool, n8n reads this field as well.
	if (!question.isGate || !('approved' in json)) return undefined;
	return new InvalidValue(
		'The item already has a field "approved". Nothing was sent',
		'When the time is over, n8n passes the item on as it is, and would take that field for the answer. Remove it before the agent, or remove Limit Wait Time.',
	);
}

/**
 * Lets the execution wait. What came in is what n8n passes on when nobody answers.
 *
 * @param asked what became of the question
 */
export async function waitForAnswer(
	context: IExecuteFunctions,
	{ question, until, links }: AnswerWait,
	{ each, notReached }: QuestionResult,
): Promise<INodeExecutionData[]> {
	rememberSent(sentOf(links, each));
	tellOfOthers(context, notReached);
	keepQuestion(context, question);
	requireSignature(context);
	await context.putExecutionToWait(until ?? WAIT_INDEFINITELY);
	return context.getInputData();
}

function sentOf(links: readonly string[], each: readonly ItemResult[]): SentQuestion[] {
	return links.flatMap((link, index) => {
		const result = each[index];
		const messages = result?.kind === 'done' ? result.results : [];
		return messages.map(({ json }) => ({ link, message: json }));
	});
}

function tellOfOthers(context: IExecuteFunctions, notReached: readonly string[]): void {
	if (notReached.length === 0) return;
	const message = `Not everybody got the question; it waits for those who did. ${notReached.join(' ')}`;
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	// n8n shows the hint no longer than the execution waits.
	context.logger.warn(`Twilio Messaging: ${message}`);
}

/** Before n8n 2.20, a link's signature is checked only where a node asks for it. */
function requireSignature(context: IExecuteFunctions): void {
	const required: unknown = Reflect.get(context, 'setSignatureValidationRequired');
	if (typeof required === 'function') Reflect.apply(required, context, []);
}
