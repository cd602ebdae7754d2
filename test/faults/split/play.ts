import fc from 'fast-check';
import type { IRun } from 'n8n-workflow';
import { standInCredential, twilioWorkflow } from '../../engine/twilioNode';
import { defaults } from '../../twilio-stand-in/server';
import { recipients } from '../letters';
import { drawFrom } from '../plan';
import { canBeRetried, dataOfRetry } from '../retryExecution';
import type { Weather } from '../schedule';
import { letWeatherBe } from '../setWeather';
import type { Stage } from '../stage';
import { createWeathers } from '../weather';

/** One trial of long texts that are made anew for each try, and go out in parts. */
export interface SplitSchedule {
	/** How many people get one. */
	readonly count: number;
	readonly longestPart: number;
	readonly maxConcurrentRequests: number;
	readonly tries: number;
	/** For each retry, whether it is in another process. */
	readonly retries: readonly boolean[];
	/** A person's messages have one of these. */
	readonly weathers: readonly Weather[];
	readonly salt: number;
}

export const splitSchedules: fc.Arbitrary<SplitSchedule> = fc.record({
	count: fc.integer({ min: 1, max: 3 }),
	longestPart: fc.constantFrom(40, 60),
	maxConcurrentRequests: fc.constantFrom(1, 2, 20),
	tries: fc.constantFrom(1, 1, 2),
	retries: fc.array(fc.boolean(), { maxLength: 3 }),
	weathers: createWeathers(false),
	salt: fc.nat(),
});

const text = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';

/** The time of a text is longer or shorter each time, and so all words move. */
const body = `={{ '(made ' + 'x'.repeat(Math.floor(Math.random() * 20)) + ') ${text}' }}`;

/** As often as anything can be refused, and once more. */
const fairRetries = 4;

/** Plays a schedule to its end. Gives what is wrong with what the people got. */
export async function playSplit(stage: Stage, schedule: SplitSchedule): Promise<string[]> {
	const { standIn } = stage;
	const { count, longestPart, maxConcurrentRequests, tries, weathers, salt } = schedule;
	stage.reset({ areFast: false });
	const { usual } = stage.newAccounts();
	const attempts = new Map<string, number>();
	standIn.faults.decide = ({ method, form }) => {
		if (method !== 'POST') return undefined;
		const to = form.find(([name]) => name === 'To')?.[1] ?? '';
		const attempt = attempts.get(to) ?? 0;
		attempts.set(to, attempt + 1);
		return drawFrom(weathers, salt, to)?.[attempt];
	};
	const people = recipients.slice(0, count);
	const workflow = twilioWorkflow(
		people.map((to) => ({ to })),
		{
			operation: 'sendSms',
			senderType: 'from',
			from: { __rl: true, mode: 'sender', value: defaults.number },
			to: '={{ $json.to }}',
			body,
			options: { longBody: 'split', longestPart, maxConcurrentRequests },
		},
		{ retryOnFail: tries > 1, maxTries: tries, waitBetweenTries: 1 },
	);
	const credential = standInCredential(standIn, {
		accountSid: usual.sid,
		authToken: usual.authToken,
	});
	const [first, second] = stage.processes;
	let run: IRun = await first.engine.run(workflow, credential);
	const retry = async (isElsewhere: boolean) => {
		const { engine } = isElsewhere ? second : first;
		if (canBeRetried(run)) run = await engine.resume(workflow, credential, dataOfRetry(run));
	};
	for (const isElsewhere of schedule.retries) await retry(isElsewhere);
	letWeatherBe(stage);
	for (let left = fairRetries; left > 0; left--) await retry(false);
	return [
		...(canBeRetried(run) ? ['It can be retried for ever'] : []),
		...people.flatMap((to) => checkText(standIn.messages({ to }).map((message) => message.body))),
	];
}

/** Whether the parts are one text, whole. */
function checkText(parts: readonly string[]): string[] {
	const whole = parts.map((part) => part.replace(/^\(\d+\/\d+\) /, '')).join(' ');
	return whole.replace(/^\(made x*\) /, '') === text ? [] : [`They got: ${parts.join(' | ')}`];
}
