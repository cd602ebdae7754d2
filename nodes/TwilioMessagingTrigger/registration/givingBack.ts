import type { IHookFunctions } from 'n8n-workflow';
import { registrationProblems } from './registrationProblems';
import type { SourceResource } from './sourceResource';
import type { StoredRegistration } from './storedRegistrations';
import { giveBack } from './transitions';
import { possibleSettings } from './wantedSettings';
import type { Webhook } from './webhook';

/** Puts back what stood at sources before a webhook took them over. */
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
	 * @throws InvalidValue when it belongs to an account that the credential is not for
	 * @throws NodeApiError when Twilio refuses or does not answer
	 */
	async one(registration: StoredRegistration): Promise<void> {
		const { source, name = source.sid, account = this.account } = registration;
		const standing = await this.resource.fetch({ source, name, account });
		if (!standing) return;
		const groups = possibleSettings(source.kind, this.webhook.url);
		const settings = giveBack(this.webhook, groups, standing, registration);
		if (Object.keys(settings).length > 0)
			await this.resource.restore({ source, name, account }, settings);
	}

	/** Tells the log that a source could not be given back. */
	tellOwed({ source, name = source.sid }: StoredRegistration, error: unknown): void {
		const reason = error instanceof Error ? error.message : 'unknown';
		this.context.logger.warn(
			`Twilio Messaging Trigger: ${registrationProblems.stillOwed(name, reason)}`,
		);
	}
}
