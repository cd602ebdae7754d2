import { randomBytes } from 'node:crypto';
import { startTwilioStandIn, type TwilioStandIn } from '../../twilio-stand-in/server';
import type { N8nApi } from '../api';
import { installThisPackage } from '../community';
import { installN8n } from '../installation';
import type { N8nProcess } from '../n8nProcess';
import { signInWithCredential } from '../playground';
import { Fleet } from './fleet';
import { startPostgresql } from './postgresql';
import { startRedis } from './redis';
import type { StopList } from './stopList';

/** How it is set up. */
export interface QueueSettings {
	/** Where everything is kept. */
	readonly folder: string;
	/** Puts this package into a folder; npm installs it unless told otherwise. */
	readonly install?: (userFolder: string) => Promise<void>;
	/** Added to what all of n8n's processes have. */
	readonly environment?: NodeJS.ProcessEnv;
	/** Told what is done next. */
	readonly say: (step: string) => void;
}

/** What n8n in queue mode consists of. */
export interface Parts {
	readonly fleet: Fleet;
	readonly stops: StopList;
	readonly standIn: TwilioStandIn;
	readonly main: N8nProcess;
	readonly webhooks: N8nProcess;
	readonly workers: N8nProcess[];
	readonly api: N8nApi;
	readonly credential: string;
}

/** Starts one main process, one for webhooks, two workers, and what they need. */
export async function startParts(
	{ folder, environment, install = installThisPackage, say }: QueueSettings,
	stops: StopList,
): Promise<Parts> {
	const installation = await installN8n();
	say('Starting Redis and PostgreSQL');
	const redis = await stops.add(startRedis(folder));
	const postgresql = await stops.add(startPostgresql());
	const standIn = await startTwilioStandIn();
	void stops.add(
		Promise.resolve({
			stop: async () => {
				await standIn.close();
			},
		}),
	);
	const shared = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		...redis.environment,
		...postgresql.environment,
		...environment,
	};
	const fleet = new Fleet({ installation, folder, environment: shared, install, stops });
	say('Starting n8n: its main process, which creates the tables');
	const main = await fleet.start('start', 'main');
	say('Starting n8n: two workers and a process for webhooks');
	const [webhooks, ...workers] = await Promise.all([
		fleet.start('webhook', 'webhooks'),
		fleet.start('worker', 'worker-1'),
		fleet.start('worker', 'worker-2'),
	]);
	const { api, credential } = await signInWithCredential(main.url, standIn);
	return { fleet, stops, standIn, main, webhooks, workers, api, credential };
}
