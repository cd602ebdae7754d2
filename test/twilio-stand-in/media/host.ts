import type { IncomingHttpHeaders } from 'node:http';
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Faults } from '../faults';
import type { MessageStore } from '../messages/store';

/** A request for a file, as the media host saw it. */
export interface MediaRequest {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
}

/** The host that media addresses redirect to. It asks for no credentials, and notes who sends any. */
export function createMediaHost(
	messages: MessageStore,
	requests: MediaRequest[],
	faults: Faults,
): FastifyInstance {
	const server = fastify({ forceCloseConnections: true });
	server.get<{ Params: Record<'messageSid' | 'mediaSid', string> }>(
		'/:accountSid/:messageSid/:mediaSid',
		async (request, reply) => {
			requests.push({ path: request.url, headers: request.headers });
			const message = messages.find(request.params.messageSid);
			const media = message?.media.find(({ sid }) => sid === request.params.mediaSid);
			if (media === undefined || message?.deleted === true)
				return reply
					.code(404)
					.type('application/xml')
					.send('<Error><Code>NoSuchKey</Code></Error>');
			if (faults.brokenFiles > 0) {
				faults.brokenFiles--;
				return breakOff(reply, media.bytes);
			}
			return reply.type(media.contentType).send(media.bytes);
		},
	);
	return server;
}

function breakOff(reply: FastifyReply, bytes: Buffer): FastifyReply {
	reply.hijack();
	const { raw } = reply;
	raw.writeHead(200, { 'content-length': bytes.length });
	raw.write(bytes.subarray(0, bytes.length / 2), () => raw.destroy());
	return reply;
}
