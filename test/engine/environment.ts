import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

// n8n-core reads these when it is first imported: without them it writes to the home folder and logs.
// Test workers run at the same time: each has a folder of its own.
const worker = process.env.JEST_WORKER_ID ?? 'main';
const folder = resolve(__dirname, '../../.cache/n8n', worker);
mkdirSync(folder, { recursive: true });
process.env.N8N_USER_FOLDER ??= folder;
process.env.N8N_LOG_LEVEL ??= 'silent';
