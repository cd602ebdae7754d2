import type { IHookFunctions } from 'n8n-workflow';
import type { TwilioAccount } from '../../connection/account';
import { apiError } from '../../connection/apiError';
import { askTwilio } from '../../connection/askTwilio';
import { usualTimeout } from '../../twilio/api/answer';
import { isFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import { noForm } from '../../twilio/message/formLabels';
import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import type { Source } from '../../twilio/senders/webhookSource';
import { fetchSourceRequest, updateSourceRequest } from '../../twilio/senders/sourceRequests';

/** The numbers and services of an account, as they stand at Twilio. */
export class SourceResource {
	constructor(
		private readonly context: IHookFunctions,
		private readonly account: TwilioAccount,
	) {}

	/**
	 * Reads a source.
	 *
	 * @returns undefined when there is none of that SID (any more)
	 * @throws NodeApiError when Twilio does not say
	 */
	async fetch(source: Source): Promise<JsonObject | undefined> {
		const request = fetchSourceRequest(this.account.accountSid, source);
		const answer = await askTwilio(this.context, this.account, request, usualTimeout, noForm);
		if (!isFailure(answer)) return answer.body;
		if (answer.status === 404) return undefined;
		const subject = `${source.sid} could not be read`;
		throw apiError(this.context.getNode(), answer, { subject });
	}

	/**
	 * Changes settings of a source; the others stay.
	 *
	 * @throws NodeApiError when Twilio does not confirm it
	 */
	async update(source: Source, settings: WebhookSettings): Promise<void> {
		const request = updateSourceRequest(this.account.accountSid, source, settings);
		const answer = await askTwilio(this.context, this.account, request, usualTimeout, noForm);
		if (!isFailure(answer)) return;
		const subject = `The webhook of ${source.sid} could not be changed`;
		throw apiError(this.context.getNode(), answer, { subject });
	}
}
