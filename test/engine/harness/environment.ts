import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these when it is first imported: without them it writes to the home folder and logs.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-nodes-twilio-messaging-'));
process.env.N8N_LOG_LEVEL ??= 'silent';
