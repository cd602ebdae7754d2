import { createInterface } from 'node:readline/promises';
import { Engine } from '../engine/engine';
import { twilioItems, twilioWorkflow } from '../engine/twilioNode';
import { Messages } from './messages';
import { printMessages, printStep, progressLine } from './table';

const howTo = `To send through Twilio itself, set these in the environment:
  TWILIO_ACCOUNT_SID   AC…
  TWILIO_AUTH_TOKEN    or TWILIO_API_KEY and TWILIO_API_SECRET
  TWILIO_FROM          one of your Twilio numbers, e.g. +14155550199
  TWILIO_TO            who gets the text; several numbers are separated by commas
Optional: TWILIO_REGION, TWILIO_EDGE, TWILIO_BASE_URL (for a local Twilio). Add --yes to send without being asked.`;

const text = 'Hello from n8n-nodes-twilio-messaging: this is the text you asked the demo to send.';

/** Settings of a live run. */
interface LiveSettings {
	readonly credential: Record<string, string>;
	readonly from: string;
	readonly recipients: string[];
}

function readSettings(environment: NodeJS.ProcessEnv): LiveSettings | undefined {
	const value = (name: string) => environment[name]?.trim() ?? '';
	const recipients = value('TWILIO_TO').split(',').filter(Boolean);
	const usesKey = value('TWILIO_API_KEY') !== '';
	const credential = {
		authType: usesKey ? 'apiKey' : 'authToken',
		accountSid: value('TWILIO_ACCOUNT_SID'),
		authToken: value('TWILIO_AUTH_TOKEN'),
		apiKeySid: value('TWILIO_API_KEY'),
		apiKeySecret: value('TWILIO_API_SECRET'),
		region: value('TWILIO_REGION'),
		edge: value('TWILIO_EDGE'),
		baseUrl: value('TWILIO_BASE_URL'),
	};
	const secret = usesKey ? credential.apiKeySecret : credential.authToken;
	const complete = credential.accountSid !== '' && secret !== '' && value('TWILIO_FROM') !== '';
	if (!complete || recipients.length === 0) return undefined;
	return { credential, from: value('TWILIO_FROM'), recipients };
}

async function confirmed(yes: boolean): Promise<boolean> {
	if (yes) return true;
	if (!process.stdin.isTTY) {
		console.log('Add --yes to send without being asked.');
		return false;
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question('Type "send" to send: ');
	terminal.close();
	return answer.trim() === 'send';
}

/**
 * Sends one text to each recipient through Twilio itself, after saying so.
 *
 * @param yes do not ask
 * @returns whether everything was accepted
 */
export async function runLiveDemo(yes: boolean): Promise<boolean> {
	const settings = readSettings(process.env);
	if (!settings) {
		console.log(howTo);
		return false;
	}
	const { credential, from, recipients } = settings;
	printStep(`This sends ${recipients.length} real text(s), which Twilio charges for`);
	console.log(`  From: ${from}\n  To:   ${recipients.join(', ')}\n  Text: ${text}\n`);
	if (!(await confirmed(yes))) {
		console.log('Nothing was sent.');
		return false;
	}
	const engine = await Engine.start();
	const credentials = new Map([['twilio', credential]]);
	const run = await engine.run(
		twilioWorkflow(
			recipients.map((to) => ({ to })),
			{
				operation: 'sendSms',
				senderType: 'from',
				from: { __rl: true, mode: 'sender', value: from },
				to: '={{ $json.to }}',
				body: text,
			},
			{ onError: 'continueRegularOutput' },
		),
		credentials,
	);
	if (run.data.resultData.error) throw run.data.resultData.error;
	const results = twilioItems(run).map(({ json }) => json);
	const sids = results.flatMap(({ sid }) => (typeof sid === 'string' ? [sid] : []));
	const line = progressLine();
	const final = await new Messages(engine, credentials).waitUntilFinal(sids, (count) => {
		line.show(`${count} of ${sids.length} delivered`);
	});
	line.end();
	printMessages([
		...final,
		...results
			.filter(({ error }) => error !== undefined)
			.map(({ error }) => ({ status: 'not sent', error })),
	]);
	return sids.length === recipients.length;
}
