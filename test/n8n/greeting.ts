import { curlToList, curlToReceive } from '../twilio-stand-in/control/curl';
import { defaults } from '../twilio-stand-in/defaultAccount';
import { owner } from './api';

/** Belongs to no Messaging Service, whose address would count instead of the number's own. */
const textedNumber = defaults.numberWithoutService;

/** What `npm run dev` prints once everything runs. */
export function greeting(n8nUrl: string, standInUrl: string): string {
	return `
n8n with this package runs at   ${n8nUrl}
Sign in with                    ${owner.email}
Password                        ${owner.password}

A local Twilio answers at       ${standInUrl}
Nobody is texted, nothing is charged; the credential "Twilio" points there.

Click first: the workflow "Send a text to a list of people", then Execute workflow.
Then double-click its node Send SMS to see the fields and the three results.

Someone texts ${textedNumber}, which runs a published workflow whose trigger listens to that number:
  ${curlToReceive(standInUrl, textedNumber)}
What was sent and received:
  ${curlToList(standInUrl)}
Faults, latency, time and more: test/twilio-stand-in/README.md

After a change of the code, stop (Ctrl-C) and run npm run dev again: it takes half a minute.
Everything is kept in .cache/dev; delete that folder to begin anew.
`;
}
