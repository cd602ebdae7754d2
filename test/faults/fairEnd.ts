import { asRead } from './identity';
import type { Performance } from './perform';
import type { ExecutionPlan } from './schedule';
import { canBeRetried } from './retryExecution';
import { grouped, tally } from './tally';

/** An execution ends at the first message that Twilio refuses for good: each such item may take one. */
const mostRetries = ({ schedule }: Performance) =>
	schedule.rounds.flat().filter(({ to }) => to === schedule.unreachable).length + 4;

const canAnyBeRetried = ({ threads }: Performance) =>
	threads.some(({ executions }) => executions.slice(-1).some(({ run }) => canBeRetried(run)));

/** Retries, with nothing going wrong any more, until nothing can be retried. */
export async function playToTheEnd(performance: Performance): Promise<Performance> {
	let ended = performance;
	for (let left = mostRetries(performance); left > 0 && canAnyBeRetried(ended); left--)
		ended = await ended.retryFairly();
	return ended;
}

const errorsOf = ({ threads }: Performance) =>
	threads
		.map(({ executions }) => executions.at(-1)?.run.data.resultData.error?.message ?? 'no error')
		.join('; ');

/** Everything has been sent but what Twilio refuses for good, as far as the node came. */
export function checkFairEnd(ended: Performance): string[] {
	const { schedule } = ended;
	// What goes on after a failure is not retried.
	if (schedule.onError !== 'stopWorkflow') return [];
	// What is in doubt there stays so until somebody sets sender or account back.
	const wasElsewhere = ({ edit, inOtherAccount }: ExecutionPlan) =>
		edit.from !== undefined || inOtherAccount;
	if (schedule.executions.some(wasElsewhere)) return [];
	if (schedule.unreachable === '' && canAnyBeRetried(ended))
		return [`It can be retried for ever: ${errorsOf(ended)}`];
	if (schedule.skipDuplicateRecipients || schedule.skipIfSentWithin) return [];
	const { items, messages } = tally(ended);
	const due = items.filter(
		({ to, roundKind }) => to !== schedule.unreachable && roundKind !== 'notRun',
	);
	const sent = [...messages.values()].map(asRead);
	return [...grouped(due, ({ reads }) => [...reads].sort().join('\n\n'))].flatMap(
		([identity, asked]) => {
			const count = sent.filter((read) => asked[0]?.reads.includes(read)).length;
			const show = identity.replaceAll('\n', ' ');
			return count >= asked.length
				? []
				: [`Of ${asked.length} items, ${count} were sent at last: ${show}`];
		},
	);
}
