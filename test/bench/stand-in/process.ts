import { creating } from '../../twilio-stand-in/faults';
import { startTwilioStandIn, type TwilioStandIn } from '../../twilio-stand-in/server';
import type { Conditions } from '../conditions';
import { cutsFor } from './cuts';
import { questionSchema } from './questions';
import { tallyOf } from './tally';

/** The stand-in in a process of its own, so that its work is not counted as a contender's. */
async function main(): Promise<void> {
	const standIn = await startTwilioStandIn();
	let current: Conditions | undefined;
	process.on('message', (message) => {
		const question = questionSchema.parse(message);
		if (question.kind === 'prepare') {
			current = question.conditions;
			prepare(standIn, current);
			process.send?.({ prepared: true });
		} else if (current) {
			process.send?.(tallyOf(standIn, question.asked, current));
		}
	});
	process.once('disconnect', () => process.exit());
	process.send?.({ url: standIn.url });
}

function prepare(standIn: TwilioStandIn, conditions: Conditions): void {
	standIn.reset();
	standIn.seedMessages(conditions.seededMessages);
	standIn.faults.latency = conditions.latencyMilliseconds;
	if (conditions.cutShare > 0) standIn.faults.decide = cutsFor(conditions.cutShare);
	if (conditions.refusedOnce !== undefined)
		standIn.faults.once(creating(conditions.refusedOnce), { kind: 'refusal', code: 21211 });
	if (conditions.concurrencyLimit !== undefined)
		standIn.faults.concurrencyLimit = { requests: conditions.concurrencyLimit };
}

void main();
