import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installThisPackage } from '../../n8n/community';
import { installN8n } from '../../n8n/installation';
import { N8nProcess } from '../../n8n/n8nProcess';
import { signInWithCredential } from '../../n8n/playground';
import { startPostgresql } from '../../n8n/queue/postgresql';
import { StopList } from '../../n8n/queue/stopList';
import { creating } from '../../twilio-stand-in/faults';
import { startTwilioStandIn, type TwilioStandIn } from '../../twilio-stand-in/server';
import type { N8nApi } from '../../n8n/api';
import { installVariants } from './variants';

export type Database = 'SQLite' | 'PostgreSQL';

/** A whole n8n in one process, with several copies of this package in it. */
export interface Place {
	readonly api: N8nApi;
	readonly credential: string;
	readonly standIn: TwilioStandIn;
	/** Where the metered copy writes. */
	readonly meterFile: string;
	readonly stop: () => Promise<void>;
}

export async function startPlace(database: Database): Promise<Place> {
	const stops = new StopList();
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-'));
	try {
		const installation = await installN8n();
		await installThisPackage(userFolder);
		installVariants(userFolder);
		const meterFile = join(userFolder, 'meter');
		const postgresql =
			database === 'PostgreSQL' ? await stops.add(startPostgresql()) : { environment: {} };
		const environment = {
			...postgresql.environment,
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			CLAIMS_METER_FILE: meterFile,
		};
		const n8n = await stops.add(N8nProcess.start(installation, { userFolder, environment }));
		const standIn = await startTwilioStandIn();
		standIn.faults.latency = (request) => (creating()(request) ? 100 : 10);
		const signedIn = await signInWithCredential(n8n.url, standIn);
		return {
			...signedIn,
			standIn,
			meterFile,
			stop: async () => {
				await stops.stopAll();
				await standIn.close();
				rmSync(userFolder, { recursive: true, force: true });
			},
		};
	} catch (error) {
		await stops.stopAll();
		rmSync(userFolder, { recursive: true, force: true });
		throw error;
	}
}
