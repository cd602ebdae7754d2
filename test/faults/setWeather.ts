import type { Accounts } from './accounts';
import { recipients } from './letters';
import type { Plan } from './plan';
import type { Schedule } from './schedule';
import type { Stage } from './stage';
import { twilioNow } from './twilioTime';

const second = 1000;
/** Twilio cuts all its times to the second: what was created so shortly before could be the one that was lost. */
const unsureSeconds = 3;

/** Makes Twilio and the clocks misbehave as planned. */
export function setWeather(
	{ standIn, processes }: Stage,
	schedule: Schedule,
	plan: Plan,
	{ usual }: Accounts,
): void {
	const { concurrencyLimit, unreachable, clocks, history } = schedule;
	let arrivals = 0;
	standIn.faults.decide = (request) => {
		if (request.method === 'POST') arrivals++;
		return plan.fateOf(request).fault;
	};
	standIn.faults.latency = (request) => plan.fateOf(request).latency;
	standIn.faults.concurrencyLimit =
		concurrencyLimit === 0 ? undefined : { requests: concurrencyLimit };
	if (unreachable !== '') standIn.delivery.refuse(unreachable, 21614);
	standIn.listLagMilliseconds = schedule.listLagMilliseconds;
	standIn.listOrder = schedule.listOrder;
	standIn.delivery.stepMilliseconds = schedule.stepMilliseconds;
	standIn.hasDateHeader = clocks.hasDateHeader;
	processes.forEach(({ time }, index) => {
		const ahead = (clocks.aheadSeconds[index] ?? 0) * second;
		time.now = () =>
			twilioNow(clocks.areFast) +
			ahead +
			(arrivals > clocks.stepAfter ? clocks.stepSeconds * second : 0);
	});
	const count = history * recipients.length;
	const newest = standIn.clock.now() - unsureSeconds * second;
	const toSomebody = (index: number) => ({
		to: recipients[index % recipients.length] ?? '',
		createdAt: new Date(newest - (count - index) * second),
	});
	standIn.seedMessages(count, toSomebody, usual.sid);
}

/** Nothing goes wrong any more; the clocks stay as they are. */
export function letWeatherBe({ standIn }: Stage): void {
	standIn.faults.clear();
	standIn.faults.latency = 0;
	standIn.faults.concurrencyLimit = undefined;
}
