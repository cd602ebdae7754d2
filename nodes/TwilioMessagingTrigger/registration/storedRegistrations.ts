import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/api/json';
import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import type { Source } from '../../twilio/senders/webhookSource';

/** Settings of whole groups, by the name of each group's setting that holds the URL. */
export type SettingsByUrlSetting = Readonly<Record<string, WebhookSettings>>;

/** The webhook settings at Twilio before the trigger took over, to be restored. */
export interface StoredRegistration {
	readonly source: Source;
	/** Where Twilio was told to post. */
	readonly url: string;
	readonly before: SettingsByUrlSetting;
	/** The account that the source belongs to; 0.1.0 did not store it. */
	readonly account?: string;
	/** What people call the source, such as its number; 0.1.0 did not store it. */
	readonly name?: string;
	/** Where its account was reached: the region, or the credential's Base URL. */
	readonly at?: string;
	/** What was restored in place of what Twilio refused; as long as that stands there, the rest is tried again. */
	readonly left?: WebhookSettings;
}

/** Whether both are about the same number or service; of 0.1.0's, the account is not known. */
export function isSameSource(
	one: Pick<StoredRegistration, 'source' | 'account'>,
	other: Pick<StoredRegistration, 'source' | 'account'>,
): boolean {
	const isSameAccount =
		one.account === undefined || other.account === undefined || one.account === other.account;
	return one.source.sid === other.source.sid && isSameAccount;
}

/** What saved workflows hold under one name, read. */
export interface StoredRegistrations {
	readonly active: StoredRegistration | undefined;
	readonly test: StoredRegistration | undefined;
	/** Sources of earlier that could not be given back yet. */
	readonly owed: readonly StoredRegistration[];
}

/** Under this name, saved workflows hold their registrations by the kind of their webhook. */
const drawer = 'twilioMessagingRegistrations';

/** Reads what is stored; what no version of this node has stored is skipped. */
export function readStored(staticData: IDataObject): StoredRegistrations {
	const stored: unknown = staticData[drawer];
	const { active, test, owed } = isJsonObject(stored) ? stored : {};
	return {
		active: readRegistration(active),
		test: readRegistration(test),
		owed: (Array.isArray(owed) ? owed : []).flatMap((each) => readRegistration(each) ?? []),
	};
}

/** Stores them; when there are none, nothing of them stays. */
export function writeStored(
	staticData: IDataObject,
	{ active, test, owed }: StoredRegistrations,
): void {
	const stored: IDataObject = {
		...(active && { active: written(active) }),
		...(test && { test: written(test) }),
		...(owed.length > 0 && { owed: owed.map(written) }),
	};
	if (Object.keys(stored).length === 0) Reflect.deleteProperty(staticData, drawer);
	else staticData[drawer] = stored;
}

function written({ source, before, left, ...others }: StoredRegistration): IDataObject {
	return {
		source: { ...source },
		before: { ...before },
		...others,
		...(left && { left: { ...left } }),
	};
}

function readRegistration(entry: unknown): StoredRegistration | undefined {
	if (!isJsonObject(entry) || !isJsonObject(entry.source) || !isJsonObject(entry.before))
		return undefined;
	const { source, url, before, account, name, at, left } = entry;
	const { kind, sid } = source;
	if (kind !== 'phoneNumber' && kind !== 'messagingService') return undefined;
	if (typeof sid !== 'string' || typeof url !== 'string') return undefined;
	return {
		source: { kind, sid },
		url,
		before: Object.fromEntries(
			Object.entries(before).map(([group, settings]) => [group, readSettings(settings)]),
		),
		...(typeof account === 'string' && { account }),
		...(typeof name === 'string' && { name }),
		...(typeof at === 'string' && { at }),
		...(isJsonObject(left) && { left: readSettings(left) }),
	};
}

function readSettings(settings: unknown): WebhookSettings {
	if (!isJsonObject(settings)) return {};
	return Object.fromEntries(
		Object.entries(settings).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name, value]] : [],
		),
	);
}
