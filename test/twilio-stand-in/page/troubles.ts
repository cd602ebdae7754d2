import type { Settings, State, StandInControl } from '../control/control';
import type { FaultRule } from '../faults';

/** Something that a person can make go wrong. */
export interface Trouble {
	readonly name: string;
	readonly label: string;
	/** Whether it needs the phone that it is about. */
	readonly ofPhone: boolean;
	switchOn(control: StandInControl, phone: string): Promise<unknown>;
}

/** Of the next message to a phone, or to anybody if none is named. */
const create = (fault: FaultRule['fault'], to: string): FaultRule => ({
	request: 'create',
	fault,
	...(to !== '' && { to }),
});

/** What can be switched on with a click; the control has more. */
export const troubles: readonly Trouble[] = [
	{
		name: 'refused',
		label: 'The next text is refused: no mobile number (21614)',
		ofPhone: false,
		switchOn: (control, to) => control.addFault(create({ kind: 'refusal', code: 21614 }, to)),
	},
	{
		name: 'unavailable',
		label: 'The next text meets an error of Twilio’s (503)',
		ofPhone: false,
		switchOn: (control, to) =>
			control.addFault(create({ kind: 'error', status: 503, moment: 'before' }, to)),
	},
	{
		name: 'lost',
		label: 'The next text goes out, but the answer is lost',
		ofPhone: false,
		switchOn: (control, to) => control.addFault(create({ kind: 'cut', moment: 'after' }, to)),
	},
	{
		name: 'undelivered',
		label: 'Texts do not reach this phone (30003)',
		ofPhone: true,
		switchOn: (control, to) => control.setOutcome({ to, status: 'undelivered', errorCode: 30003 }),
	},
	{
		name: 'stopped',
		label: 'This phone has written STOP (21610)',
		ofPhone: true,
		switchOn: (control, to) => control.optOut({ to }),
	},
	{
		name: 'slow',
		label: 'Each answer takes three seconds',
		ofPhone: false,
		switchOn: (control) => control.set({ latencyMilliseconds: 3000 }),
	},
	{
		name: 'busy',
		label: 'Twilio takes two requests at once, no more (429)',
		ofPhone: false,
		switchOn: (control) => control.set({ concurrencyLimit: { requests: 2 } }),
	},
];

/** Nothing goes wrong any more; the messages stay. */
export async function switchAllOff(control: StandInControl): Promise<void> {
	const { outcomes, optOuts } = await control.state();
	await control.clearFaults();
	await control.set({ latencyMilliseconds: 0, concurrencyLimit: null });
	for (const { to } of outcomes) await control.setOutcome({ to, status: 'delivered' });
	for (const optOut of optOuts) await control.optIn(optOut);
}

/** What is on, in a sentence each; what a command line or a test has switched on, too. */
export function whatIsOn({ faults, settings, outcomes, optOuts }: State): string[] {
	return [
		...faults.map(sayFault),
		...outcomes
			.filter(({ status }) => status !== 'delivered')
			.map(({ to, status, errorCode }) => `Texts to ${to} end ${status}${code(errorCode)}`),
		...optOuts.map(
			({ to, sender }) => `${to} has written STOP to ${sender ?? 'every number'} (21610)`,
		),
		...saySettings(settings),
	];
}

function code(errorCode: number | undefined): string {
	return errorCode === undefined ? '' : ` (${errorCode})`;
}

function sayFault({ request, method, path, to, fault, times = 1, probability }: FaultRule): string {
	const name = request === 'create' ? 'The next text' : request;
	const which = [name ?? [method, path].filter(Boolean).join(' '), to && `to ${to}`];
	const count = times === 'always' ? 'always' : times === 1 ? 'once' : `${times} times`;
	const chance = probability === undefined ? '' : `, in ${probability * 100} % of cases`;
	return `${which.filter(Boolean).join(' ') || 'any'}: ${sayKind(fault)}, ${count}${chance}`;
}

function sayKind(fault: FaultRule['fault']): string {
	const moment = 'moment' in fault && fault.moment === 'after' ? ' after it was carried out' : '';
	switch (fault.kind) {
		case 'error':
			return `error ${fault.status}${moment}`;
		case 'refusal':
			return `refused (${fault.code})`;
		case 'cut':
			return `connection cut${moment}`;
		default:
			return `${fault.kind}${moment}`;
	}
}

function saySettings({ latencyMilliseconds, concurrencyLimit }: Settings): string[] {
	return [
		...(latencyMilliseconds ? [`Each answer takes ${latencyMilliseconds / 1000} s`] : []),
		...(concurrencyLimit ? [`No more than ${concurrencyLimit.requests} requests at once`] : []),
	];
}
