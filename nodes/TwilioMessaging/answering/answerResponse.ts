import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { pageHeaders } from '../../waiting/pageStyle';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What whoever answers is told. */
export interface Told {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/**
 * A page for a person.
 *
 * @param origin where it lies, e.g. `https://n8n.example`; empty when that is not known
 */
export const asPage = (body: string, origin = ''): Told => ({ headers: pageHeaders(origin), body });

/** What the trigger that passes a text on wants to know. */
export const asJson = (result: object): Told => ({
	headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
	body: JSON.stringify(result),
});

/** Tells it; the execution goes on waiting. */
export function tell(response: Response, told: Told): IWebhookResponseData {
	write(response, told);
	return { noWebhookResponse: true };
}

/**
 * Lets n8n answer once it has the execution going again, in our words: of two answers at the same time,
 * only one is the first.
 *
 * @param done what is told then
 * @param refused what is told when n8n does not take the answer
 */
export function tellWhenResumed(response: Response, done: Told, refused: Told): void {
	const answerInstead = (): Response => {
		write(response, response.statusCode < 400 ? done : refused);
		// n8n would set another policy for the page, or end the answer a second time.
		response.setHeader = () => response;
		return response;
	};
	response.json = answerInstead;
	response.send = answerInstead;
}

function write(response: Response, { headers, body }: Told): void {
	if (response.headersSent) return;
	response.statusCode = 200;
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.end(body);
}
