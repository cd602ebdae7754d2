import type { JsonObject } from '../twilio/api/json';
import type { Answer } from './question';

/** How somebody answered. */
export type AnswerWay = 'page' | 'text';

/** Who answered, when and how. */
export interface AnswerCircumstances {
	/** As Twilio writes it, e.g. `+14155550100`. */
	readonly answeredBy: string;
	/** ISO 8601, UTC. */
	readonly answeredAt: string;
	readonly answeredVia: AnswerWay;
}

/** Names in an answer that no field of a form may have. */
export const reservedNames: readonly string[] = [
	...['answeredAt', 'answeredBy', 'answeredVia'],
	...['approved', 'chatInput', 'text', '__proto__'],
];

/** An answer as the workflow gets it. What is said in words is where an AI agent is told of it. */
export function answerData(answer: Answer, circumstances: AnswerCircumstances): JsonObject {
	return { ...given(answer), ...circumstances };
}

function given(answer: Answer): JsonObject {
	if ('values' in answer) return { ...answer.values };
	if ('text' in answer) return { text: answer.text };
	const { approved, comment } = answer;
	return { approved, ...(comment !== '' && { chatInput: comment }) };
}
