import { Engine } from '../engine/engine';
import { startHttpServer } from '../engine/httpServer';
import { timeOf, type Time } from '../engine/timeScale';
import { startTwilioStandIn, type TwilioStandIn } from '../twilio-stand-in/server';
import { addAccounts, type Accounts } from './accounts';
import { copyPackage, type Replacement } from './packageCopy';
import type { Clocks } from './schedule';
import { elapsed, scale, twilioNow } from './twilioTime';

/** A process with n8n and our package in it: it remembers what others do not know. */
export interface Process {
	readonly engine: Engine;
	readonly time: Time;
}

/** What a schedule is played on. */
export interface Stage {
	readonly standIn: TwilioStandIn;
	readonly processes: readonly [Process, Process];
	/** An address where nobody listens. */
	readonly deadUrl: string;
	/** Accounts that nobody has used: what a process remembers of earlier schedules is of others. */
	newAccounts(): Accounts;
	/** Empties Twilio, and sets all clocks right. */
	reset(clocks: Pick<Clocks, 'areFast'>): void;
}

/** Several stages, on which schedules are played at the same time: most of a schedule is waiting. */
export interface Theatre {
	readonly stages: readonly Stage[];
	close(): Promise<void>;
}

const usualStages = 4;

/**
 * @param replacements what to change in the built package first
 * @param count how many stages
 */
export async function buildTheatre(
	replacements: readonly Replacement[] = [],
	count = usualStages,
): Promise<Theatre> {
	const dead = await startHttpServer(() => ({ status: 500 }));
	await dead.close();
	const closing: Array<() => unknown> = [];
	const stages: Stage[] = [];
	for (let number = 0; number < count; number++) {
		const standIn = await startTwilioStandIn();
		const first = await startProcess(replacements);
		const second = await startProcess(replacements);
		closing.push(
			() => standIn.close(),
			() => {
				first.remove();
			},
			() => {
				second.remove();
			},
		);
		const processes = [first, second] as const;
		stages.push({
			standIn,
			processes,
			deadUrl: dead.url,
			newAccounts: () => addAccounts(standIn),
			reset: ({ areFast }) => {
				const now = () => twilioNow(areFast);
				standIn.reset();
				standIn.clock.source = now;
				for (const { time } of processes)
					Object.assign(time, { scale, elapsed: () => elapsed(areFast), now });
			},
		});
	}
	return {
		stages,
		close: async () => {
			await Promise.all(closing.map((close) => close()));
		},
	};
}

async function startProcess(
	replacements: readonly Replacement[],
): Promise<Process & { remove: () => void }> {
	const { directory, remove } = copyPackage(replacements);
	const engine = await Engine.start(directory);
	return { engine, time: timeOf(directory), remove };
}
