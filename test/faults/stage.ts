import { Engine } from '../engine/engine';
import { startHttpServer } from '../engine/httpServer';
import { scaleTime } from '../engine/timeScale';
import { ownNumber, type Account } from '../twilio-stand-in/accounts';
import { startTwilioStandIn, type TwilioStandIn } from '../twilio-stand-in/server';
import { recipients, trialNumber } from './letters';
import { copyPackage, type Replacement } from './packageCopy';

/** What a schedule is played on. */
export interface Stage {
	readonly standIn: TwilioStandIn;
	/** n8n with our package in it, twice: what one process remembers, the other does not know. */
	readonly engines: readonly [Engine, Engine];
	readonly trialAccount: Account;
	/** An address where nobody listens. */
	readonly deadUrl: string;
}

/** Several stages, on which schedules are played at the same time: most of a schedule is waiting. */
export interface Theatre {
	readonly stages: readonly Stage[];
	close(): Promise<void>;
}

/** Waits are this much shorter than in life. */
const scale = 0.001;
const stageCount = 4;

/** @param replacements what to change in the built package first */
export async function buildTheatre(replacements: readonly Replacement[] = []): Promise<Theatre> {
	const copies = [copyPackage(replacements), copyPackage(replacements)] as const;
	const [first, second] = copies;
	const engines = [
		await Engine.start(first.directory),
		await Engine.start(second.directory),
	] as const;
	for (const { directory } of copies) scaleTime(directory, scale);
	const dead = await startHttpServer(() => ({ status: 500 }));
	await dead.close();
	const stages = await Promise.all(
		Array.from({ length: stageCount }, async () => buildStage(engines, dead.url)),
	);
	return {
		stages,
		close: async () => {
			await Promise.all(stages.map(({ standIn }) => standIn.close()));
			for (const copy of copies) copy.remove();
		},
	};
}

async function buildStage(engines: Stage['engines'], deadUrl: string): Promise<Stage> {
	const standIn = await startTwilioStandIn();
	const trialAccount = standIn.addAccount({
		trial: true,
		numbers: [ownNumber(trialNumber, 'sms', 'mms')],
		verifiedNumbers: recipients,
	});
	return { standIn, engines, trialAccount, deadUrl };
}
