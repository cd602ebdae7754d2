import type { IRun } from 'n8n-workflow';
import { standInCredential } from '../engine/twilioNode';
import type { RecordedRequest } from '../twilio-stand-in/recorder';
import type { Accounts } from './accounts';
import { Plan } from './plan';
import { canBeRetried, dataOfRetry } from './retryExecution';
import type { Edit, ExecutionPlan, Letter, Schedule } from './schedule';
import { letWeatherBe, setWeather } from './setWeather';
import type { Stage } from './stage';
import { pause } from './twilioTime';
import { workflowOf } from './workflow';

/** One execution that has ended. */
export interface Execution {
	readonly run: IRun;
	readonly edit: Edit;
	/** What arrived at Twilio meanwhile. */
	readonly requests: readonly RecordedRequest[];
}

/** An execution with its retries, in their order. */
export interface Thread {
	readonly rounds: Schedule['rounds'];
	readonly executions: readonly Execution[];
}

/** A schedule that has been played. */
export interface Performance {
	readonly stage: Stage;
	readonly schedule: Schedule;
	readonly threads: readonly Thread[];
	readonly plan: Plan;
	/** Retries once more, with all as it was first and nothing going wrong any more. */
	retryFairly(): Promise<Performance>;
}

const noChange: ExecutionPlan = {
	elsewhere: false,
	outage: 'none',
	inOtherAccount: false,
	edit: {},
	pauseSeconds: 0,
};

/** How long people wait between two alerts, in seconds. */
const alertPause = 60;

/** The longest that Twilio takes to accept what was cut off, and its list to show it, in seconds. */
const longestWait = 75;

/** Plays a schedule: the execution, and while it fails, the retries that a person starts. */
export async function perform(stage: Stage, schedule: Schedule): Promise<Performance> {
	const { count, course } = schedule.threads;
	const plan = new Plan(schedule);
	stage.reset(schedule.clocks);
	const accounts = stage.newAccounts();
	setWeather(stage, schedule, plan, accounts);
	const player = new Player(stage, schedule, accounts);
	const playOne = (index: number) => player.playAll(roundsOf(schedule, index), index);
	const numbers = Array.from({ length: count }, (_, index) => index);
	const threads: Thread[] = [];
	if (course === 'successive') {
		for (const index of numbers) {
			if (index > 0) await pause(alertPause * 1000);
			threads.push(await playOne(index));
		}
	} else threads.push(...(await Promise.all(numbers.map(playOne))));
	if (schedule.creates.flat().some((fault) => fault?.kind === 'late'))
		await pause(longestWait * 1000);
	return performanceOf(player, plan, threads);
}

function performanceOf(player: Player, plan: Plan, threads: readonly Thread[]): Performance {
	const { stage, schedule } = player;
	return {
		stage,
		schedule,
		threads,
		plan,
		retryFairly: async () => {
			letWeatherBe(stage);
			await pause(longestWait * 1000 + schedule.listLagMilliseconds);
			const retried: Thread[] = [];
			for (const [index, thread] of threads.entries())
				retried.push(await player.playOn(thread, planOf(schedule, index, noChange)));
			return performanceOf(player, plan, retried);
		},
	};
}

/** Two executions in two processes cannot know of each other: only their texts tell them apart. */
function roundsOf({ rounds, threads }: Schedule, index: number): Schedule['rounds'] {
	if (threads.course !== 'apart' || index === 0) return rounds;
	const change = (letter: Letter) => ({ ...letter, body: `${letter.body.trim()} too` });
	return rounds.map((letters) => letters.map(change));
}

/** A second execution that is apart runs in the other process; its other text would be that of the first. */
function planOf({ threads }: Schedule, index: number, plan: ExecutionPlan): ExecutionPlan {
	if (threads.course !== 'apart' || index === 0) return plan;
	return { ...plan, edit: { ...plan.edit, otherText: -1 }, elsewhere: !plan.elsewhere };
}

class Player {
	constructor(
		readonly stage: Stage,
		readonly schedule: Schedule,
		private readonly accounts: Accounts,
	) {}

	async playAll(rounds: Schedule['rounds'], index: number): Promise<Thread> {
		let thread: Thread = { rounds, executions: [] };
		for (const plan of this.schedule.executions) {
			const previous = thread.executions.at(-1);
			if (previous && !canBeRetried(previous.run)) break;
			thread = await this.playOn(thread, planOf(this.schedule, index, plan));
		}
		return thread;
	}

	/** The next execution of a thread, if the last one can be retried. */
	async playOn(thread: Thread, plan: ExecutionPlan): Promise<Thread> {
		const { rounds, executions } = thread;
		const previous = executions.at(-1);
		if (previous && !canBeRetried(previous.run)) return thread;
		const { standIn, processes } = this.stage;
		await pause(plan.pauseSeconds * 1000);
		const { engine } = processes[plan.elsewhere ? 1 : 0];
		const workflow = workflowOf(this.schedule, rounds, plan.edit);
		const credential = this.#credentialFor(plan);
		const before = standIn.requests.length;
		const run = previous
			? await engine.resume(workflow, credential, dataOfRetry(previous.run, workflow))
			: await engine.run(workflow, credential);
		const requests = standIn.requests.slice(before);
		return { rounds, executions: [...executions, { run, edit: plan.edit, requests }] };
	}

	#credentialFor({ outage, inOtherAccount }: ExecutionPlan) {
		const { standIn, deadUrl } = this.stage;
		const { usual, other, trial } = this.accounts;
		const { sid, authToken } = this.schedule.isTrial ? trial : inOtherAccount ? other : usual;
		return standInCredential(standIn, {
			accountSid: sid,
			authToken,
			...(outage === 'refused' && { baseUrl: deadUrl }),
			...(outage === 'noSuchHost' && { baseUrl: 'http://no-such-host.invalid' }),
		});
	}
}
