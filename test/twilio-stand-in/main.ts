import { parseArgs } from 'node:util';
import { startTwilioStandIn } from './server';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			latency: { type: 'string', default: '0' },
			limit: { type: 'string' },
		},
	});
	const standIn = await startTwilioStandIn({ port: Number(values.port) });
	standIn.faults.latency = Number(values.latency);
	if (values.limit !== undefined)
		standIn.faults.concurrencyLimit = { requests: Number(values.limit) };
	console.log(`A local Twilio answers at ${standIn.url} until Ctrl-C (process ${process.pid}).
Account SID  ${standIn.account.sid}
Auth token   ${standIn.account.authToken}
From         ${standIn.account.numbers[0]?.phoneNumber ?? ''}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => void standIn.close());
}

main().catch((error: unknown) => {
	const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	console.error(isTaken ? 'This port is taken: choose another with -- --port 4011' : error);
	process.exitCode = 1;
});
