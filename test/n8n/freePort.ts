import { once } from 'node:events';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, loopback);
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return address.port;
}

/** Whether nobody listens at a port of this machine. */
export async function isFree(port: number): Promise<boolean> {
	const server = createServer().listen(port, loopback);
	const taken = await once(server, 'listening').then(
		() => false,
		() => true,
	);
	server.close();
	return !taken;
}
