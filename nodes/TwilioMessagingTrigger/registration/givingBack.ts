import type { IHookFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../twilio/api/json';
import {
	settingsIn,
	type WebhookSettings,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import { noteGivenBack } from './calledWebhooks';
import { registrationProblems } from './registrationProblems';
import type { NamedSource, SourceResource } from './sourceResource';
import type { StoredRegistration } from './storedRegistrations';
import { giveBack, type Situation } from './transitions';
import { possibleSettings } from './wantedSettings';
import type { Webhook } from './webhook';

/** Restores what stood at sources before a webhook took them over. */
export class GivingBack {
	/** @param account the credential's: 0.1.0 did not store which one a source belongs to */
	constructor(
		private readonly context: Pick<IHookFunctions, 'logger'>,
		private readonly resource: SourceResource,
		private readonly webhook: Webhook,
		private readonly account: string,
	) {}

	/**
	 * Gives one source back, unless somebody has changed it by hand since.
	 *
	 * @returns what is still to be restored, where Twilio has refused a part of it
	 * @throws InvalidValue when it belongs to an account that the credential is not for
	 * @throws NodeApiError when Twilio refuses or does not answer
	 */
	async one(registration: StoredRegistration): Promise<StoredRegistration | undefined> {
		const { source, name = source.sid, account = this.account, at } = registration;
		const named = { source, name, account, at };
		const standing = await this.resource.fetch(named);
		if (!standing) return undefined;
		const groups = possibleSettings(source.kind, this.webhook.url);
		const rest = await this.#restore(named, groups, standing, registration);
		return rest && { ...registration, ...rest };
	}

	/**
	 * Gives back what a source that is kept no longer has to call for, unless somebody has changed it by hand
	 * since. It is done by itself: what Twilio takes no more of it keeps nothing from being taken over.
	 *
	 * @returns what is still to be restored, where Twilio has refused a part of it
	 * @throws NodeApiError when Twilio refuses or does not answer; all of it is known as before then
	 */
	async unwanted(situation: Situation): Promise<StoredRegistration | undefined> {
		const { source, wanted, standing, remembered } = situation;
		const wantedUrls = new Set(wanted.map(({ urlSetting }) => urlSetting));
		const groups = possibleSettings(source.kind, this.webhook.url).filter(
			({ urlSetting }) => !wantedUrls.has(urlSetting),
		);
		const rest = await this.#restore(situation, groups, standing, remembered);
		return rest && remembered && { ...remembered, ...rest };
	}

	/** Tells the log that a source could not be given back. */
	tellOwed({ source, name = source.sid }: StoredRegistration, error: unknown): void {
		const reason = error instanceof Error ? error.message : 'unknown';
		this.context.logger.warn(
			`Twilio Messaging Trigger: ${registrationProblems.stillOwed(name, reason)}`,
		);
	}

	/** @returns what was to be restored, and what stands there where Twilio has refused a part of it */
	async #restore(
		named: NamedSource,
		groups: readonly WebhookSettingsGroup[],
		standing: JsonObject,
		remembered: StoredRegistration | undefined,
	): Promise<Pick<StoredRegistration, 'before' | 'left'> | undefined> {
		const settings = giveBack(this.webhook, groups, standing, remembered);
		if (Object.keys(settings).length === 0) return undefined;
		const left = await this.resource.restore(named, settings);
		const givenBack = groups.filter(({ urlSetting }) => urlSetting in settings);
		noteGivenBack(this.webhook, standing, givenBack);
		if (!left) return undefined;
		// It may be what a person has set since this webhook took the source over.
		const wanted = givenBack.map((group): [string, WebhookSettings] => [
			group.urlSetting,
			settingsIn(settings, Object.keys(group.settings)),
		]);
		return { before: { ...remembered?.before, ...Object.fromEntries(wanted) }, left };
	}
}
