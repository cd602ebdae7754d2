import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';
/** Below what Linux, macOS and Windows give to outgoing connections: none of those takes it before its server does. */
const lowest = 12_000;
const beyond = 32_000;
const mostTries = 100;

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < mostTries; tries++) {
		const port = randomInt(lowest, beyond);
		if (await isFree(port)) return port;
	}
	throw new Error(`None of ${mostTries} ports from ${lowest} to ${beyond - 1} is free`);
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
