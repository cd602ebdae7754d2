import { curlToList, curlToReceive } from '../twilio-stand-in/control/curl';
import { pagePrefix } from '../twilio-stand-in/control/endpoints';
import { defaults } from '../twilio-stand-in/defaultAccount';
import { owner } from './api';

/** Belongs to no Messaging Service, whose address would count instead of the number's own. */
const textedNumber = defaults.numberWithoutService;

/** The example that receives, and the one that asks. */
const receivingWorkflow = 'Answer texts by keyword';
const askingWorkflow = 'Approve an expense by text';
/** Who is asked there. */
const askedPhone = '+12025550111';

/** The example to begin with. */
export const firstWorkflow = 'Send a text to a list of people';

/**
 * What `npm run dev` prints once everything runs.
 *
 * @param firstId the workflow to begin with, if it is still there
 */
export function greeting(n8nUrl: string, standInUrl: string, firstId?: string): string {
	const first = firstId === undefined ? '' : `\n  ${n8nUrl}/workflow/${firstId}`;
	return `
The phones of who is texted     ${standInUrl}${pagePrefix}
n8n with this package runs at   ${n8nUrl}
Sign in with                    ${owner.email}
Password                        ${owner.password}

A local Twilio answers at       ${standInUrl}
Nobody is texted, nothing is charged; the credential "Twilio" points there.

All workflows are at            ${n8nUrl}/home/workflows
Their credential and their senders are filled in: skip what the yellow notes say of them, and
of an address that the internet can reach.

Send: the workflow "${firstWorkflow}", then Execute workflow.${first}
  The page with the phones shows the three texts. Double-click the node Send SMS to see its fields
  and results. Under "Make something go wrong", the page has texts refused: execute again, and the
  node says who was not texted, and why.
Receive: the workflow "${receivingWorkflow}". In its first node choose ${textedNumber}
  under Phone Number, select Execute workflow, and text HOURS to that number on the page.
Ask: the workflow "${askingWorkflow}", then Execute workflow. Open the link on the
  phone ${askedPhone}, and approve.
Text ${textedNumber} by a command, once a trigger listens to it:
  ${curlToReceive(standInUrl, textedNumber)}
What was sent and received:
  ${curlToList(standInUrl)}
Faults, latency, time and more: test/twilio-stand-in/README.md

After a change of the code, stop (Ctrl-C) and run npm run dev again: it takes half a minute.
Everything is kept in .cache/dev; delete that folder to begin anew.
`;
}
