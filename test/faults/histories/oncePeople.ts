import type { IRun } from 'n8n-workflow';
import { jsonOf } from '../../engine/engine';
import { twilioNodeName } from '../../engine/twilioNode';
import type { Case, Installation } from './processes';

/** To whom the messages of a case went, in that order. */
export function sentIn({ standIn }: Installation, { account }: Case): string[] {
	return standIn
		.messages()
		.filter(({ account_sid: sid }) => sid === account.sid)
		.map(({ to }) => to);
}

/** Those that have a message a second time, once for each time. */
export function twiceIn(sent: readonly string[]): string[] {
	return sent.filter((to, index) => sent.indexOf(to) !== index);
}

/** Whom the run's failed items were for. */
export function failedFor(run: IRun, people: ReadonlyArray<{ readonly to: string }>): string[] {
	return jsonOf(run, twilioNodeName).flatMap(({ error }, index) =>
		error === undefined ? [] : [people[index]?.to ?? ''],
	);
}

/** What nobody met is over; of those who are dead, still nothing arrives. */
export function endFaults({ standIn: { faults } }: Installation): void {
	const { decide } = faults;
	faults.clear();
	faults.decide = decide;
}
