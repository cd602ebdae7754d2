import * as inputs from '../control/inputs';
import type { StandInControl } from '../control/control';
import { readFaultRule } from './faultRule';
import { problemIn, UsageError } from './usageError';

/** Does at the start what a switch says. */
export type Step = (control: StandInControl) => Promise<unknown>;

/** A switch of the command line that is carried out with the control. */
export interface Switch {
	readonly name: string;
	/** What its argument is called in the help. */
	readonly argument: string;
	readonly what: string;
	readonly example: string;
	/**
	 * @throws UsageError when the argument is none that it takes
	 */
	readonly read: (argument: string) => Step;
}

/** Every switch that is carried out with the control; each may be given several times. */
export const switches: readonly Switch[] = [
	{
		name: 'latency',
		argument: 'MS',
		what: 'How long each answer takes, in milliseconds',
		example: '--latency 200',
		read: (text) => setting({ latencyMilliseconds: whole(text) }),
	},
	{
		name: 'limit',
		argument: 'N',
		what: 'The most requests at once; the others are answered 429',
		example: '--limit 10',
		read: (text) => setting({ concurrencyLimit: { requests: whole(text) } }),
	},
	{
		name: 'list-lag',
		argument: 'MS',
		what: 'How long a new message is missing from lists',
		example: '--list-lag 2000',
		read: (text) => setting({ listLagMilliseconds: whole(text) }),
	},
	{
		name: 'step',
		argument: 'MS',
		what: 'How long a message stays in each status: queued, sending, sent, delivered',
		example: '--step 1000',
		read: (text) => setting({ stepMilliseconds: whole(text) }),
	},
	{
		name: 'fault',
		argument: 'REQUEST:FAULT',
		what: 'A request goes wrong; see below',
		example: '--fault create:cut-after --fault "list:503*3"',
		read: (text) => {
			const rule = readFaultRule(text);
			return (control) => control.addFault(rule);
		},
	},
	{
		name: 'refuse',
		argument: 'ADDRESS=CODE',
		what: 'Messages to or from an address are refused with this error code',
		example: '--refuse +14155552671=21614',
		read: (text) => {
			const [address, code] = pair(text);
			const refusal = checked(inputs.refusal, text, { address, code: whole(code) });
			return (control) => control.refuse(refusal);
		},
	},
	{
		name: 'outcome',
		argument: 'TO=STATUS[:CODE]',
		what: 'Messages to a recipient end with this status and error code',
		example: '--outcome +14155552671=undelivered:30003',
		read: (text) => {
			const [to, end] = pair(text);
			const [status, code] = end.split(':');
			const errorCode = code === undefined ? undefined : whole(code);
			const outcome = checked(inputs.recipientOutcome, text, { to, status, errorCode });
			return (control) => control.setOutcome(outcome);
		},
	},
	{
		name: 'opt-out',
		argument: 'TO',
		what: 'A recipient has written STOP to all senders',
		example: '--opt-out +14155552671',
		read: (to) => (control) => control.optOut({ to }),
	},
];

/** Reads a whole number that is not negative. */
export function whole(text: string): number {
	if (!/^\d+$/.test(text)) throw new UsageError(`"${text}" is not a whole number`);
	return Number(text);
}

function pair(text: string): [string, string] {
	const sign = text.indexOf('=');
	if (sign < 1) throw new UsageError(`"${text}" has no =`);
	return [text.slice(0, sign), text.slice(sign + 1)];
}

function setting(given: object): Step {
	const changes = checked(inputs.settingChanges, Object.values(given).join(), given);
	return (control) => control.set(changes);
}

/** The same check as over HTTP. */
function checked<T>(input: inputs.Input<T>, text: string, given: object): T {
	const result = input.safeParse(given);
	if (!result.success) throw new UsageError(`"${text}": ${problemIn(result.error)}`);
	return result.data;
}
