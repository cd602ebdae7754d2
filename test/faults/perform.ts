import type { IRun } from 'n8n-workflow';
import { standInCredential } from '../engine/twilioNode';
import { canBeRetried, dataOfRetry } from './retryExecution';
import type { ExecutionPlan, Schedule } from './schedule';
import type { Stage } from './stage';
import { setWeather } from './weather';
import { workflowOf } from './workflow';

/**
 * Plays a schedule: the execution, and while it fails, the retries that a person starts.
 *
 * @returns all executions; the last one holds what became of the rounds
 */
export async function perform(stage: Stage, schedule: Schedule): Promise<IRun[]> {
	const { standIn } = stage;
	const workflow = workflowOf(schedule);
	standIn.reset();
	setWeather(standIn, schedule);
	const runs: IRun[] = [];
	for (const plan of schedule.executions) {
		const previous = runs.at(-1);
		if (previous && !canBeRetried(previous)) break;
		const engine = stage.engines[plan.elsewhere ? 1 : 0];
		const credential = credentialFor(stage, schedule, plan);
		runs.push(
			previous
				? await engine.resume(workflow, credential, dataOfRetry(previous))
				: await engine.run(workflow, credential),
		);
	}
	return runs;
}

function credentialFor(
	{ standIn, trialAccount, deadUrl }: Stage,
	{ isTrial }: Schedule,
	{ isOffline }: ExecutionPlan,
) {
	return standInCredential(standIn, {
		...(isTrial && { accountSid: trialAccount.sid, authToken: trialAccount.authToken }),
		...(isOffline && { baseUrl: deadUrl }),
	});
}
