import type { IRun } from 'n8n-workflow';
import { standInCredential, twilioWorkflow } from '../../engine/twilioNode';
import type { Account } from '../../twilio-stand-in/accounts';
import { ask } from '../../twilio-stand-in/rawClient';
import type { RecordedRequest } from '../../twilio-stand-in/recorder';
import { defaults } from '../../twilio-stand-in/server';
import { drawFrom } from '../plan';
import { canBeRetried, dataOfRetry } from '../retryExecution';
import { letWeatherBe } from '../setWeather';
import type { Stage } from '../stage';
import { pause } from '../twilioTime';
import type { ChangeExecution, ChangeSchedule } from './schedule';

/** What has become of the messages. */
export interface Changed {
	/** The last execution. */
	readonly run: IRun;
	/** The messages of the items. */
	readonly sids: readonly string[];
	/** Whether what was asked for is so at Twilio, for each item. */
	readonly isDone: readonly boolean[];
}

const hour = 3_600_000;

/** Long enough for a message to be delivered by Twilio's clock. */
const delivery = 10_000;

/** Retries that nothing keeps from ending. */
const fairRetries = 3;

/** Plays a schedule; once more to the end when nothing goes wrong any more. */
export async function playChanges(
	stage: Stage,
	schedule: ChangeSchedule,
): Promise<{ readonly planned: Changed; readonly ended: Changed }> {
	const { standIn } = stage;
	stage.reset({ areFast: true });
	const { usual } = stage.newAccounts();
	const sids = await createAll(stage, schedule, usual);
	standIn.faults.decide = weatherOf(schedule, sids);
	const items = sids.map((sid, index) => ({
		sid: index === schedule.missing ? `SM${'0'.repeat(32)}` : sid,
	}));
	const { operation, onError, tries, maxConcurrentRequests } = schedule;
	const workflow = twilioWorkflow(
		items,
		{
			operation,
			messageSid: { __rl: true, mode: 'id', value: '={{ $json.sid }}' },
			options: { maxConcurrentRequests },
		},
		{ onError, retryOnFail: tries > 1, maxTries: tries, waitBetweenTries: 1 },
	);
	const run = async ({ elsewhere, isOffline }: ChangeExecution, previous: IRun | undefined) => {
		const { engine } = stage.processes[elsewhere ? 1 : 0];
		const credential = standInCredential(standIn, {
			accountSid: usual.sid,
			authToken: usual.authToken,
			...(isOffline && { baseUrl: stage.deadUrl }),
		});
		return previous
			? await engine.resume(workflow, credential, dataOfRetry(previous))
			: await engine.run(workflow, credential);
	};
	let last: IRun | undefined;
	for (const plan of schedule.executions)
		if (!last || canBeRetried(last)) last = await run(plan, last);
	if (!last) throw new Error('Nothing ran');
	const see = (shown: IRun): Changed => ({
		run: shown,
		sids,
		isDone: sids.map((sid) => isChanged(stage, schedule, sid)),
	});
	const planned = see(last);
	letWeatherBe(stage);
	for (let left = fairRetries; left > 0 && canBeRetried(last); left--)
		last = await run({ elsewhere: false, isOffline: false }, last);
	return { planned, ended: see(last) };
}

async function createAll(
	{ standIn }: Stage,
	{ count, operation }: ChangeSchedule,
	{ sid, authToken }: Account,
): Promise<string[]> {
	const sendAt = new Date(standIn.clock.now() + hour).toISOString();
	const content =
		operation === 'cancel'
			? { ScheduleType: 'fixed', SendAt: sendAt, Body: 'Later' }
			: { Body: 'Hello', MediaUrl: ['https://files.example/1.png', 'https://files.example/2.png'] };
	for (let index = 0; index < count; index++)
		await ask(standIn, {
			path: '/Messages.json',
			accountSid: sid,
			password: authToken,
			fields: { To: '+14155550101', MessagingServiceSid: defaults.messagingServiceSid, ...content },
		});
	await pause(delivery);
	return standIn.messages().map((message) => message.sid);
}

/** By the message that a request is about, by its place among them and by what it does with it. */
function weatherOf({ weathers, salt }: ChangeSchedule, sids: readonly string[]) {
	const attempts = new Map<string, number>();
	return ({ method, path }: RecordedRequest) => {
		const sid = /[SM]M[0-9a-f]{32}/.exec(path)?.[0] ?? '';
		const rest = path.slice(path.indexOf(sid) + sid.length).replace(/ME\w+/, 'ME');
		const key = `${method} ${sids.indexOf(sid)} ${rest}`;
		const attempt = attempts.get(key) ?? 0;
		attempts.set(key, attempt + 1);
		return drawFrom(weathers, salt, key)?.[attempt];
	};
}

function isChanged({ standIn }: Stage, { operation }: ChangeSchedule, sid: string): boolean {
	const message = standIn.messages().find((one) => one.sid === sid);
	if (operation === 'delete') return message === undefined;
	if (operation === 'cancel') return message?.status === 'canceled';
	const isEmpty = message?.body === '';
	return operation === 'redact' ? isEmpty : isEmpty && standIn.mediaOf(sid).length === 0;
}
