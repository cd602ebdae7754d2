import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** Files by the id that they came in with. */
export type KeptFiles = ReadonlyMap<string, IBinaryData>;

/**
 * n8n moves a file that came in by a webhook when the execution ends: an address given out for it
 * before that leads nowhere afterwards, when Twilio comes for it. A copy stays where it is.
 */
export async function keepFiles(context: IExecuteFunctions): Promise<KeptFiles> {
	const kept = new Map<string, IBinaryData>();
	for (const { binary = {} } of context.getInputData()) {
		for (const file of Object.values(binary)) {
			const { id } = file;
			if (id === undefined || !isMovedLater(id) || kept.has(id)) continue;
			const stream = await context.helpers.getBinaryStream(id);
			kept.set(id, await context.helpers.prepareBinaryData(stream, file.fileName, file.mimeType));
		}
	}
	return kept;
}

const isMovedLater = (id: string) => id.includes('/executions/temp/');

/** What stays the same of a file when n8n moves it. */
export function identityOf({ id }: IBinaryData): string | undefined {
	return id?.split('/').at(-1);
}
