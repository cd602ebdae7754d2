import type { IBinaryKeyData, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isJsonObject, textOf, type JsonObject } from '../../twilio/api/json';
import { readQuestion, writeQuestion, type Question } from '../../waiting/question';

/** Where the node's context, which n8n keeps with the execution, has the question. */
const key = 'question';

/** Keeps what was asked with the execution, for whoever answers. */
export function keepQuestion(context: IExecuteFunctions, question: Question): void {
	context.getContext('node')[key] = writeQuestion(question);
}

/** The question that the execution waits for; undefined when it waits for none of this node. */
export function waitingQuestion(context: IWebhookFunctions): Question | undefined {
	// A webhook is not handed the node's context: an expression is the way to it.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]/g, inEscapes);
	return readQuestion(textOf(evaluate(context, `$node[${name}].context.${key}`)));
}

/** What came into the node that asked. */
export interface AskedItem {
	readonly json: JsonObject;
	/** Its files, if it has any. */
	readonly binary?: IBinaryKeyData;
}

/** The item that came into the node that asked. */
export function inputOf(context: IWebhookFunctions): AskedItem {
	const json = evaluate(context, '$json');
	const binary = filesOf(context);
	return {
		json: isJsonObject(json) ? json : {},
		...(isFiles(binary) && { binary }),
	};
}

/** Where this n8n's links lead to, e.g. `https://n8n.example`; empty when that is not known. */
export function originOf(context: IWebhookFunctions): string {
	try {
		const { protocol, origin } = new URL(textOf(evaluate(context, '$execution.resumeUrl')));
		return /^https?:$/.test(protocol) ? origin : '';
	} catch {
		return '';
	}
}

/** An answer is worth more than the files beside it, should some n8n not hand them out. */
function filesOf(context: IWebhookFunctions): unknown {
	try {
		return evaluate(context, '$input.item.binary');
	} catch {
		return undefined;
	}
}

function isFiles(value: unknown): value is IBinaryKeyData {
	return isJsonObject(value) && Object.values(value).every(isFile);
}

function isFile(value: unknown): boolean {
	return isJsonObject(value) && typeof value.mimeType === 'string';
}

const inEscapes = (brace: string) => (brace === '{' ? String.raw`\u007b` : String.raw`\u007d`);

function evaluate(context: IWebhookFunctions, code: string): unknown {
	return context.evaluateExpression(`{{ ${code} }}`, 0);
}
