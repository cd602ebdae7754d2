import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { findProgram } from '../../tools/debian';
import { freePort } from '../freePort';
import { Service, type Backend } from './service';

/**
 * Starts a Redis on a free port of this machine.
 *
 * @param folder where it may write
 */
export async function startRedis(folder: string): Promise<Backend> {
	const program = await findProgram({
		name: 'Redis',
		places: () => [
			'/usr/bin/redis-server',
			'/usr/local/bin/redis-server',
			'/opt/homebrew/bin/redis-server',
		],
		packages: ['redis-server'],
	});
	const port = String(await freePort());
	const password = randomBytes(16).toString('hex');
	const settings = [
		`port ${port}`,
		'bind 127.0.0.1',
		`requirepass ${password}`,
		`dir ${folder}`,
		'save ""',
	];
	const redis = await Service.start({
		program,
		// Settings from its input: on the command line everybody on this machine could read the password.
		words: ['-'],
		input: settings.join('\n'),
		log: join(folder, 'redis.log'),
		readyWhen: /Ready to accept connections/,
	});
	return {
		environment: {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: port,
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
		stop: async () => {
			await redis.stop();
		},
	};
}
