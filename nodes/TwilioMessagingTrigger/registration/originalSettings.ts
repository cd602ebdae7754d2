import type { SettingsByUrlSetting } from './storedRegistrations';

/**
 * What stood at sources before any webhook of this trigger did, by their SIDs, as far as this process has
 * seen it: the active workflow and the editor's listening take turns, and n8n stores what the one knows
 * too late for the other.
 */
const originals = new Map<string, SettingsByUrlSetting>();

/** Notes what somebody else had set at a source. */
export function noteOriginals(sid: string, settings: SettingsByUrlSetting): void {
	originals.set(sid, { ...originals.get(sid), ...settings });
}

/** What somebody else had set at a source; nothing when this process has not seen it. */
export function originalsOf(sid: string): SettingsByUrlSetting {
	return originals.get(sid) ?? {};
}
