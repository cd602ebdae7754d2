import { TwilioRefusal, type RefusalCode } from './errors';
import type { Form } from './form';
import { isSid } from './sids';
import { isWebAddress } from './webAddress';

/** What a setting of a resource can hold. */
export type SettingValue = string | number | boolean | null;

/** Settings by the names that the resource shows. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** What a parameter sets, what it may hold, and what it becomes when an empty value is sent. */
export interface Setting {
	readonly property: string;
	readonly kind: 'text' | 'url' | 'boolean' | 'integer' | SidKind | readonly string[];
	readonly unset: SettingValue;
	readonly refusal: RefusalCode;
}

interface SidKind {
	readonly sidPrefix: string;
}

/** Settings by the name of the parameter. */
export type SettingTable = Readonly<Record<string, Setting>>;

/** The methods that a webhook can be called with. */
export const hookMethods = ['GET', 'POST'] as const;

/** What a resource shows before anyone set anything. */
export function unsetSettings(table: SettingTable): Settings {
	return Object.fromEntries(Object.values(table).map(({ property, unset }) => [property, unset]));
}

/** The settings that a request changes. What the table does not know is skipped. */
export function readSettings(table: SettingTable, form: Form): Settings {
	const sent = Object.entries(table).filter(([name]) => form.has(name));
	return Object.fromEntries(
		sent.map(([name, setting]) => {
			const text = form.get(name);
			const value = text === undefined ? setting.unset : readValue(setting, text);
			if (value === undefined) throw new TwilioRefusal(setting.refusal, `${name} ${text ?? ''}`);
			return [setting.property, value];
		}),
	);
}

/** A setting that is a text, empty when it is not set. */
export function textOf(settings: Settings, property: string): string {
	const value = settings[property];
	return typeof value === 'string' ? value : '';
}

function readValue({ kind }: Setting, text: string): SettingValue | undefined {
	if (kind === 'boolean') return ['true', 'false'].includes(text) ? text === 'true' : undefined;
	if (kind === 'integer') return /^\d+$/.test(text) ? Number(text) : undefined;
	return fits(kind, text) ? text : undefined;
}

function fits(kind: Exclude<Setting['kind'], 'boolean' | 'integer'>, text: string): boolean {
	if (kind === 'text') return true;
	// Twilio wants a public host; tests listen on loopback, so only the form is checked here.
	if (kind === 'url') return isWebAddress(text);
	return 'sidPrefix' in kind ? isSid(kind.sidPrefix, text) : kind.includes(text);
}
