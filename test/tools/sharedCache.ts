import { homedir } from 'node:os';
import { join } from 'node:path';

/** Outside the repository, so that every clone on this machine uses the same gigabytes. */
export function sharedCache(): string {
	const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-twilio-messaging');
}
