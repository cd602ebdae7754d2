import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nInstallation } from '../installation';
import { N8nProcess, type N8nStart } from '../n8nProcess';
import type { StopList } from './stopList';

/** What n8n's processes have in common. */
export interface FleetSettings {
	readonly installation: N8nInstallation;
	readonly folder: string;
	readonly environment: NodeJS.ProcessEnv;
	/** Puts this package into a folder. */
	readonly install: (userFolder: string) => Promise<void>;
	readonly stops: StopList;
}

/** n8n's processes, each with a folder of its own that has this package in it, as in a container. */
export class Fleet {
	constructor(private readonly settings: FleetSettings) {}

	/**
	 * Starts a process and waits until it is ready.
	 *
	 * @param name of its folder; a process that is started again finds what it left there
	 * @param environment added to what all have
	 */
	async start(
		command: NonNullable<N8nStart['command']>,
		name: string,
		environment: NodeJS.ProcessEnv = {},
	): Promise<N8nProcess> {
		const { installation, stops } = this.settings;
		const userFolder = await this.#prepare(name);
		const how = {
			userFolder,
			command,
			environment: { ...this.settings.environment, ...environment },
		};
		return await stops.add(N8nProcess.start(installation, how));
	}

	/** The package is installed once; the others get a copy. */
	async #prepare(name: string): Promise<string> {
		const { folder, install } = this.settings;
		const image = join(folder, 'image');
		if (!existsSync(image)) {
			mkdirSync(image);
			await install(image);
		}
		const userFolder = join(folder, name);
		cpSync(join(image, '.n8n'), join(userFolder, '.n8n'), { recursive: true });
		return userFolder;
	}
}

/** The ids of the executions that a worker has begun. */
export function begunBy(worker: N8nProcess): string[] {
	return [...worker.said().matchAll(/Worker started execution (\d+)/g)].map(([, id = '']) => id);
}
