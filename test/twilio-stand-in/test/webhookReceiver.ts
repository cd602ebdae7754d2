import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import twilio from 'twilio';
import { defaults } from '../server';

/** A call of a webhook, as the one who is called sees it. */
export interface ReceivedCall {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	/** From the body of a POST; a GET has none. */
	readonly form: Readonly<Record<string, string>>;
	/** Whether Twilio's SDK takes it for a call of Twilio's. */
	readonly valid: boolean;
}

/** What to answer; undefined means never. */
export type Answering = (
	call: ReceivedCall,
) => readonly [status: number, type: string, text: string] | undefined;

/** Someone whom webhooks can call. */
export interface WebhookReceiver {
	readonly url: string;
	readonly calls: ReceivedCall[];
	answering: Answering;
	close(): void;
}

/** Starts a receiver; what is signed with another token than the default account's is not valid. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const path = request.url ?? '';
			const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
			const signature = String(request.headers['x-twilio-signature'] ?? '');
			const valid = twilio.validateRequest(
				defaults.authToken,
				signature,
				receiver.url + path,
				form,
			);
			const call = { method: request.method ?? '', path, headers: request.headers, form, valid };
			receiver.calls.push(call);
			answer(response, receiver.answering(call));
		});
	});
	const receiver: WebhookReceiver = {
		url: '',
		calls: [],
		answering: () => [200, 'text/xml', '<Response/>'],
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The receiver has no port');
	return Object.assign(receiver, { url: `http://127.0.0.1:${address.port}` });
}

function answer(response: ServerResponse, answering: ReturnType<Answering>): void {
	if (answering === undefined) return;
	const [status, type, text] = answering;
	response.writeHead(status, type === '' ? {} : { 'Content-Type': type }).end(text);
}
