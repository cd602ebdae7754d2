#!/usr/bin/env -S npx tsx
import { help } from './commandLine/help';
import { readCommandLine, type CommandLine } from './commandLine/readCommandLine';
import { UsageError } from './commandLine/usageError';
import { curlToList, curlToReceive } from './control/curl';
import { controlPrefix, pagePrefix } from './control/endpoints';
import { reportStatuses } from './control/reportStatuses';
import { startTwilioStandIn } from './server';

async function main(): Promise<void> {
	const commandLine = readCommandLine(process.argv.slice(2));
	if (commandLine.help) console.log(help);
	else await run(commandLine);
}

async function run({ port, trial, verifiedNumbers, ...more }: CommandLine): Promise<void> {
	const account = trial ? { trial, verifiedNumbers } : {};
	const standIn = await startTwilioStandIn({ port, account });
	for (const step of more.steps) await step(standIn.control);
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => {
			stop.abort();
			void standIn.close();
		});
	console.log(`A local Twilio answers at ${standIn.url} until Ctrl-C (process ${process.pid}).
In a browser ${standIn.url}${pagePrefix}
Account SID  ${standIn.account.sid}
Auth token   ${standIn.account.authToken}
From         ${standIn.account.numbers[0]?.phoneNumber ?? ''}
Control      ${standIn.url}${controlPrefix}

Text one of its numbers:
  ${curlToReceive(standIn.url)}
List what was sent:
  ${curlToList(standIn.url)}`);
	if (more.statusCallbacks) await reportStatuses(standIn.control, stop.signal);
}

main().catch((error: unknown) => {
	const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	if (error instanceof UsageError) console.error(`${error.message} (--help shows what there is)`);
	else console.error(isTaken ? 'This port is taken: choose another with -- --port 4011' : error);
	process.exitCode = error instanceof UsageError ? 2 : 1;
});
