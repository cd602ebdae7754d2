import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a server saw of one request. */
export interface SeenRequest {
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

/** What it answers. */
export interface PlainAnswer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

/** A server on loopback for answers that a local Twilio never gives. */
export interface HttpServer {
	readonly url: string;
	readonly requests: readonly SeenRequest[];
	close(): Promise<void>;
}

/** Starts a server that answers as told. */
export async function startHttpServer(
	answer: (request: SeenRequest) => PlainAnswer | Promise<PlainAnswer>,
): Promise<HttpServer> {
	const requests: SeenRequest[] = [];
	const server = createServer((request, response) => {
		void text(request).then(async (body) => {
			const seen = { url: request.url ?? '', headers: request.headers, body };
			requests.push(seen);
			const { status, headers = {}, body: answered = '' } = await answer(seen);
			response.writeHead(status, headers).end(answered);
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			}),
	};
}
