import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

/** A request as it goes over the wire. */
export interface OutgoingRequest {
	readonly url: string;
	readonly path: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	readonly connectMilliseconds: number;
	readonly answerMilliseconds: number;
	/** Whose certificates are trusted instead of those that everybody trusts. */
	readonly certificateAuthority: string | undefined;
}

/** What came back, or why nothing did. */
export type Outcome =
	| {
			readonly status: number;
			readonly contentType: string | undefined;
			readonly text: string;
			readonly failure?: undefined;
	  }
	| { readonly failure: 'connect' | 'timeout' | 'broken' };

/**
 * Sends one request on a connection of its own, so that one that stands open from earlier never
 * decides what a test sees. Follows no redirect, and never throws.
 */
export async function sendRequest(
	outgoing: OutgoingRequest,
	interruption: AbortSignal,
): Promise<Outcome> {
	const timeout = AbortSignal.timeout(outgoing.answerMilliseconds);
	const progress = { connected: false };
	try {
		const response = await open(outgoing, AbortSignal.any([timeout, interruption]), progress);
		const chunks: Buffer[] = [];
		for await (const chunk of response) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
		return {
			status: response.statusCode ?? 0,
			contentType: response.headers['content-type'],
			text: Buffer.concat(chunks).toString(),
		};
	} catch {
		if (!progress.connected) return { failure: 'connect' };
		return { failure: timeout.aborted ? 'timeout' : 'broken' };
	}
}

function open(
	{ url, path, method, headers, body, connectMilliseconds, certificateAuthority }: OutgoingRequest,
	signal: AbortSignal,
	progress: { connected: boolean },
): Promise<IncomingMessage> {
	const { protocol, hostname, port } = new URL(url);
	const secure = protocol === 'https:';
	return new Promise((resolve, reject) => {
		const request = (secure ? requestHttps : requestHttp)({
			protocol,
			hostname: hostname.replace(/^\[|\]$/g, ''),
			port,
			path,
			method,
			headers,
			agent: false,
			ca: certificateAuthority,
			signal,
		});
		const tooLate = setTimeout(() => {
			request.destroy(new Error('No connection in time'));
		}, connectMilliseconds);
		request.once('socket', (socket) => {
			socket.once(secure ? 'secureConnect' : 'connect', () => {
				progress.connected = true;
				clearTimeout(tooLate);
			});
		});
		request.once('close', () => {
			clearTimeout(tooLate);
		});
		request.once('response', resolve);
		// Stays on: an error after the response has begun must not go unheard.
		request.on('error', reject);
		request.end(body);
	});
}
