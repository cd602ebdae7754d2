import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTwilioStandIn, type TwilioStandIn } from '../twilio-stand-in/server';
import { N8nApi } from './api';
import { installThisPackage } from './community';
import { examplesFolder, type ExampleChoices } from './example';
import { installN8n, type N8nInstallation } from './installation';
import { N8nProcess } from './n8nProcess';

/** How a playground is set up. */
export interface PlaygroundSettings {
	/** The pinned n8n unless told otherwise. */
	readonly n8n?: N8nInstallation;
	/** Where n8n keeps everything; what is there already is used again. */
	readonly userFolder: string;
	/** Where n8n's editor is to be found; any free port if none is given. */
	readonly port?: number;
	/** Where the local Twilio answers; any free port if none is given. */
	readonly standInPort?: number;
	/** Whether the local Twilio still has its messages at the next start. */
	readonly keepsMessages?: boolean;
	readonly environment?: NodeJS.ProcessEnv;
	/** Puts this package into the folder; npm installs it unless told otherwise. */
	readonly install?: (userFolder: string) => Promise<void>;
	/** Told what is done next. */
	readonly say: (step: string) => void;
}

/** n8n with this package in it, and the local Twilio that its credential leads to. */
export class Playground {
	private constructor(
		readonly n8n: N8nProcess,
		readonly api: N8nApi,
		readonly standIn: TwilioStandIn,
		/** What the examples are imported with. */
		readonly choices: ExampleChoices,
		/** Where n8n keeps everything. */
		readonly userFolder: string,
	) {}

	static async start({
		n8n: given,
		userFolder,
		port,
		standInPort,
		keepsMessages = false,
		environment = {},
		install = installThisPackage,
		say,
	}: PlaygroundSettings): Promise<Playground> {
		const installation = given ?? (await installN8n());
		say('Installing this package into n8n');
		mkdirSync(userFolder, { recursive: true });
		await install(userFolder);
		const standIn = await startTwilioStandIn({
			...(standInPort !== undefined && { port: standInPort }),
			...(keepsMessages && { keptIn: join(userFolder, 'twilio-messages.json') }),
		});
		let n8n: N8nProcess | undefined;
		try {
			say('Starting n8n');
			const start = { userFolder, environment, ...(port !== undefined && { port }) };
			n8n = await N8nProcess.start(installation, start);
			const files = join(userFolder, 'files');
			copyFileSync(join(examplesFolder, 'appointments.csv'), join(files, 'appointments.csv'));
			const { api, credential } = await signInWithCredential(n8n.url, standIn);
			return new Playground(n8n, api, standIn, { credential, files }, userFolder);
		} catch (error) {
			await n8n?.stop();
			await standIn.close();
			throw error;
		}
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		await this.standIn.close();
	}
}

/** Signs in as the owner, who has a credential that leads to the stand-in. */
export async function signInWithCredential(
	url: string,
	standIn: TwilioStandIn,
): Promise<{ api: N8nApi; credential: string }> {
	const api = await N8nApi.signIn(url);
	const data = credentialFor(standIn);
	const { id } = await api.saveCredential('Twilio', 'twilioMessagingApi', data);
	return { api, credential: id };
}

/** The stand-in's own account, as a person would fill it into the credential. */
export function credentialFor({ account, url }: TwilioStandIn): Record<string, string> {
	return {
		authType: 'authToken',
		accountSid: account.sid,
		authToken: account.authToken,
		region: 'us1',
		edge: '',
		baseUrl: url,
	};
}
